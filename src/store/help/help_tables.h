// The repository of help over the database. It lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::help {
class HelpBook;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<help::HelpBook> MakeHelpBook(Work& work);

}  // namespace shouwang::store
