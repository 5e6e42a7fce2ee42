# Writes OUTPUT, a C file that holds the texts of TEMPLATES as src/io/template.h declares them.
# Bytes rather than string literals: ISO C promises only 4095 characters of those.

string(REPEAT "." 91 line) # 13 bytes of 7 characters
set(arrays "")
set(entries "")
set(count 0)
foreach(path IN LISTS TEMPLATES)
  get_filename_component(name ${path} NAME)
  file(READ ${path} bytes HEX)
  string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${bytes}")
  string(REGEX REPLACE "(${line})" "\\1\n    " bytes "${bytes}")
  string(APPEND arrays "static const char text_${count}[] = {\n    ${bytes}0};\n")
  string(APPEND entries "    {\"${name}\", text_${count}},\n")
  math(EXPR count "${count} + 1")
endforeach()

file(WRITE ${OUTPUT} "#include \"io/template.h\"

${arrays}
const struct og_template og_templates[] = {
${entries}    {NULL, NULL},
};
const size_t og_template_count = ${count};
")
