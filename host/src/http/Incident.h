// A failure of a page that stands in the log already.
#pragma once

#include <stdexcept>
#include <string>

namespace supportcentre {

/// `what()` is the incident's number: whoever catches this only has to answer.
class Incident : public std::runtime_error
{
public:
    using std::runtime_error::runtime_error;
};

}  // namespace supportcentre
