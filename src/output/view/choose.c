#include "output/view/choose.h"

#include "lang/say.h"

#include <math.h>

void og_choose_future(const og_choose *choose, size_t future, og_strbuf *out)
{
    for (size_t g = 0; g < choose->group_count; g++) {
        const og_choose_group *group = &choose->groups[g];
        og_strbuf_puts(out, g > 0 ? " / " : "");
        og_strbuf_puts(out, group->labels[og_choose_case(choose, future, g)]);
    }
    if (choose->group_count == 0)
        og_strbuf_puts(out, "");
}

void og_choose_letter(size_t option, og_language language, og_strbuf *out)
{
    const char letter[2] = {(char)('A' + option)};
    OG_SAY(out, language, CHOOSE_LETTER, .letter = letter);
}

void og_choose_list(const og_choose *choose, const bool *chosen, og_language language,
                    og_strbuf *out)
{
    bool any = false;
    for (size_t o = 0; o < choose->option_count; o++)
        if (chosen[o]) {
            og_strbuf_puts(out, any ? ", " : "");
            og_choose_letter(o, language, out);
            any = true;
        }
}

og_scale og_choose_scale(const og_choose *choose, og_language language)
{
    double largest = 0;
    for (size_t i = 0; i < choose->option_count * choose->table.futures; i++)
        largest = fmax(largest, fabs(choose->table.values[i].value));
    return og_scale_of(&choose->asked, largest, language);
}
