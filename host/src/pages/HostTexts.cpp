#include "host/src/pages/HostTexts.h"

#include "host/Catalogues.h"
#include "host/Texts.h"
#include "templates/Make.h"

namespace supportcentre {

HostTexts hostTexts()
{
    HostTexts made;
    made.words = templates::makeWords({catalogues.begin(), catalogues.end()});
    made.views = templates::makeViews({texts.begin(), texts.end()}, *made.words);
    return made;
}

}  // namespace supportcentre
