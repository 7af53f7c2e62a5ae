# precompile(<target> <header>…): what most files of the target read anyway is read once, which takes off two fifths of the time.
# In every preset alike, so that none builds what another would refuse; that each file names what it uses is
# clang-tidy's to see, which reads no precompiled headers (tests/policy/tidy). Headers as #include has them: <algorithm>
# or a path below the root.
option(PRECOMPILE "Precompiled headers" ON)

function(precompile target)
  if(PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endif()
endfunction()
