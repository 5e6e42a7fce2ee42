#include "output/doc/text.h"

#include "output/doc/text_table.h"
#include "output/doc/wrap.h"

/* What stands apart from what came before: a heading always, other text after what belonged to the
 * part before. Small print and lists belong to what stands above them. */
static bool stands_apart(const og_block *block, const og_block *before)
{
    if (!before)
        return false;
    if (block->kind == OG_BLOCK_HEADING || block->kind == OG_BLOCK_FOLD)
        return true;
    bool inside = before->kind == OG_BLOCK_HEADING || before->kind == OG_BLOCK_PARAGRAPH ||
                  before->kind == OG_BLOCK_FOLD;
    return (block->kind == OG_BLOCK_PARAGRAPH && !inside) ||
           (block->kind == OG_BLOCK_TABLE && (block->table->caption || !inside));
}

static void add_block(const og_document *doc, const og_block *block, og_strbuf *out)
{
    switch (block->kind) {
    case OG_BLOCK_HEADING:
    case OG_BLOCK_PARAGRAPH:
        og_wrap(out, "", block->text, OG_TEXT_WIDTH);
        break;
    case OG_BLOCK_NOTE:
        og_wrap(out, "  ", block->text, OG_TEXT_WIDTH);
        break;
    case OG_BLOCK_ITEM:
        og_wrap(out, block->level > 1 ? "    - " : "  - ", block->text, OG_TEXT_WIDTH);
        break;
    case OG_BLOCK_TABLE:
        if (block->table->caption)
            og_wrap(out, "  ", block->table->caption, OG_TEXT_WIDTH);
        og_text_table(block->table, doc->language, OG_TEXT_WIDTH, out);
        break;
    case OG_BLOCK_FOLD:
        og_wrap(out, "", block->text, OG_TEXT_WIDTH);
        break;
    case OG_BLOCK_FIGURE:
    case OG_BLOCK_CONTENTS:
    case OG_BLOCK_FOLD_END:
        break;
    }
}

/* A terminal has no pictures, and shows all that could be folded. */
static bool is_shown(const og_block *block)
{
    return block->kind != OG_BLOCK_FIGURE && block->kind != OG_BLOCK_CONTENTS &&
           block->kind != OG_BLOCK_FOLD_END;
}

void og_render_text(const og_document *doc, og_strbuf *out)
{
    const og_block *before = NULL;
    for (const og_block *block = doc->first; block; block = block->next) {
        if (!is_shown(block))
            continue;
        if (stands_apart(block, before))
            og_strbuf_putc(out, '\n');
        add_block(doc, block, out);
        before = block;
    }
    og_strbuf_puts(out, "");
}
