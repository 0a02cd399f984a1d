// The repository of self-reports over the database. It lives as long as the transaction it was made for.
#pragma once

#include <memory>

namespace shouwang::selfreport {
class Inbox;
}

namespace shouwang::store {

struct Work;  // store/core/work.h

std::shared_ptr<selfreport::Inbox> MakeInbox(Work& work);

}  // namespace shouwang::store
