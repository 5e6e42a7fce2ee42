// The header alone, as C++.
#include <opgave.h>

#include <cstring>

int main()
{
    og_init();
    og_error err = {};
    og_diagnostics *diags = og_diagnostics_new(OG_LANGUAGE_NL);
    og_scenario *scenario = nullptr;
    const og_status status = og_scenario_load("no-such-file.yaml", nullptr, 0, &scenario, diags);
    const bool right = status == OG_ERR_SCENARIO && scenario == nullptr && err.status == OG_OK &&
                       std::strstr(og_diagnostics_get(diags, 0).message, "no-such-file.yaml");
    og_diagnostics_free(diags);
    return right ? 0 : 1;
}
