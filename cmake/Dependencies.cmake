# Debian 12: libpoco-dev libmariadb-dev(-compat) libsqlite3-dev libkainjow-mustache-dev libicu-dev libphonenumber-dev libsodium-dev
# libpango1.0-dev libxlsxwriter-dev
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(MARIADB REQUIRED IMPORTED_TARGET libmariadb)
if(NOT TARGET MySQL::client)
  # Debian's PocoDataMySQLTargets.cmake names this target and nobody defines it (pocoproject/poco#3028).
  add_library(MySQL::client INTERFACE IMPORTED GLOBAL)
  target_link_libraries(MySQL::client INTERFACE PkgConfig::MARIADB)
endif()
find_package(Poco 1.11 REQUIRED COMPONENTS Foundation Util Net XML JSON Crypto NetSSL JWT Data DataSQLite DataMySQL)
find_package(SQLite3 REQUIRED)
find_package(ICU REQUIRED COMPONENTS i18n uc)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(PANGOCAIRO REQUIRED IMPORTED_TARGET pangocairo cairo-pdf)

add_library(phonenumber INTERFACE)
find_library(PHONENUMBER_LIBRARY phonenumber REQUIRED)
target_link_libraries(phonenumber INTERFACE ${PHONENUMBER_LIBRARY})

add_library(xlsxwriter INTERFACE)
find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
target_link_libraries(xlsxwriter INTERFACE ${XLSXWRITER_LIBRARY})

find_path(MUSTACHE_INCLUDE_DIR kainjow/mustache.hpp REQUIRED)
add_library(mustache INTERFACE)
target_include_directories(mustache SYSTEM INTERFACE ${MUSTACHE_INCLUDE_DIR})

set(BOOTSTRAP_CSS /usr/share/bootstrap-html/css/bootstrap.min.css CACHE FILEPATH "From Debian's libjs-bootstrap5")
set(SORTABLE_JS /usr/share/javascript/sortable/Sortable.min.js CACHE FILEPATH "From Debian's libjs-sortable")
