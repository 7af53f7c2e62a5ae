# Warnings are errors. Linked privately by every target of ours.
add_library(project_options INTERFACE)
target_compile_options(project_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
                       -Woverloaded-virtual -Wno-missing-field-initializers -Werror)
# gcc 12 takes the buffer inside std::string for too small where the string's code comes out of a precompiled header
# (docs/adr/0022).
target_compile_options(project_options INTERFACE -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict)
target_compile_definitions(project_options INTERFACE PROJECT_VERSION="${PROJECT_VERSION}")
if(FAULT_POINTS)
  target_compile_definitions(project_options INTERFACE FAULT_POINTS)
endif()
if(SANITIZE)
  add_compile_options(-fsanitize=${SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${SANITIZE})
endif()
if(TIDY)
  find_program(CLANG_TIDY NAMES clang-tidy-14 clang-tidy REQUIRED)
  set(CMAKE_CXX_CLANG_TIDY ${CLANG_TIDY})
endif()
include_directories(${CMAKE_CURRENT_SOURCE_DIR})
