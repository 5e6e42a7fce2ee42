# Flags that make a fault harder to turn into a break-in, as far as the compiler has them;
# tests/hardening looks for them in the command.

include(CheckCCompilerFlag)
include(CheckLinkerFlag)
include(CheckPIESupported)

function(og_compile_if name flag)
  check_c_compiler_flag(${flag} ${name})
  if(${name})
    target_compile_options(og_options INTERFACE ${flag})
  endif()
endfunction()

function(og_link_if name flag)
  check_linker_flag(C ${flag} ${name})
  if(${name})
    target_link_options(og_options INTERFACE ${flag})
  endif()
endfunction()

# A sanitizer sees more, and does not go with these.
if(OG_HARDEN AND NOT OG_SANITIZE)
  check_pie_supported(LANGUAGES C)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  og_compile_if(OG_HAS_STACK_PROTECTOR -fstack-protector-strong)
  og_compile_if(OG_HAS_STACK_CLASH -fstack-clash-protection)
  og_compile_if(OG_HAS_CF_PROTECTION -fcf-protection)
  og_link_if(OG_HAS_RELRO LINKER:-z,relro)
  og_link_if(OG_HAS_NOW LINKER:-z,now)
  og_link_if(OG_HAS_NOEXECSTACK LINKER:-z,noexecstack)
  # The C library takes less from a compiler that cannot do 3; it needs an optimising one.
  target_compile_options(og_options INTERFACE
    $<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>
    $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
endif()
