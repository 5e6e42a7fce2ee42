# cpack: a Debian package of the command, its manual page and the scenarios of Leiden. The
# dependencies come from dpkg-shlibdeps (Debian's dpkg-dev). Whoever builds one to hand out names
# himself with -DOG_PACKAGE_CONTACT.

set(OG_PACKAGE_CONTACT "who built this package <root@localhost>"
    CACHE STRING "Maintainer of the Debian package: Name <address>")

set(OG_DOC_DIR ${CMAKE_INSTALL_DATADIR}/doc/opgave)
install(DIRECTORY scenarios/leiden DESTINATION ${OG_DOC_DIR}/examples COMPONENT command)
install(FILES scenarios/scenario.schema.json DESTINATION ${OG_DOC_DIR}/examples COMPONENT command)
install(FILES cmake/copyright CHANGELOG.md README.md SECURITY.md doc/handleiding.md
        DESTINATION ${OG_DOC_DIR} COMPONENT command)
install(DIRECTORY doc/images DESTINATION ${OG_DOC_DIR} COMPONENT command)

set(CPACK_GENERATOR DEB)
set(CPACK_COMPONENTS_ALL command)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_NAME opgave)
set(CPACK_PACKAGE_VENDOR opgave)
set(CPACK_PACKAGE_CONTACT ${OG_PACKAGE_CONTACT})
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_DEBIAN_COMMAND_PACKAGE_NAME opgave)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "gnuplot-nox, fonts-dejavu-core")
set(CPACK_COMPONENT_COMMAND_DESCRIPTION
"Reads a scenario, a text file in which every number can carry its source and
its uncertainty, draws thousands of futures from it, and shows month by month
how many places and homes fall short, how the backlog develops, and how large
the reserve must be at a stated confidence.")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
