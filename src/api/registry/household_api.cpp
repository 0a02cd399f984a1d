#include <fmt/format.h>

#include "api/registry/messages.h"
#include "api/registry/registry_api.h"
#include "api/registry/registry_json.h"
#include "api/registry/registry_shapes.h"
#include "base/resident_id.h"
#include "base/text.h"

namespace shouwang::api {
namespace {

using access::Permission;
using http::Method;
using nlohmann::json;

Result<http::Reply> ListHouseholds(Call& call) {
  registry::HouseholdFilter filter;
  filter.division = call.Query("division");
  filter.household_type = call.Query("household_type");
  filter.monitored_only = call.Query("monitored") == "true";
  filter.limit = call.Limit();
  const Result<std::string> after = TextCursor(call);
  if (!after) return Fail(after.error());
  filter.after = *after;
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    std::string last;
    for (const registry::HouseholdLine& line : tables.registry().List(filter)) {
      items.push_back(LineJson(line));
      last = line.household[registry::household_field::kNumber];
    }
    return Json(PageJson(std::move(items), last, filter.limit));
  });
}

Result<http::Reply> ReadHousehold(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<registry::HouseholdCard> card = tables.registry().ReadCard(*id);
    if (!card) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
    http::Reply reply;
    reply.body = CardText(*card);
    reply.headers.emplace_back("ETag", fmt::format("\"{}\"", card->household.version));
    return reply;
  });
}

Result<http::Reply> ReadRecords(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) {
      return Fail(ErrorCode::kNotFound, message::kNoHousehold);
    }
    http::Reply reply;
    reply.body = RecordsText(tables.registry(), *id);
    return reply;
  });
}

Result<http::Reply> EditHousehold(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  return call.Change({"household.correct", fmt::format("household/{}", *id), "done", ""},
                     [&](record::Tables& tables, access::AuditEntry& entry) -> Result<http::Reply> {
                       registry::Registry& registry = tables.registry();
                       const Result<registry::Operation> operation =
                           registry::EditHousehold(registry, *id, *version, call.body()["fields"], OccasionOf(call));
                       if (!operation) return Fail(operation.error());
                       const Result<int64_t> done = registry.Apply(*operation);
                       if (!done) return Fail(done.error());
                       entry.detail = json{{"operation", *done}}.dump();
                       const std::optional<registry::Row> row = registry.Find(registry::Entity::kHousehold, *id);
                       if (!row) return Fail(ErrorCode::kNotFound, message::kNoHousehold);
                       return Versioned(RowJson(*row), row->version);
                     });
}

struct KeyName {
  const char* name;
  registry::SearchKey key;
};
constexpr KeyName kKeys[] = {{"name", registry::SearchKey::kName},
                             {"initials", registry::SearchKey::kInitials},
                             {"id_no", registry::SearchKey::kIdNo},
                             {"phone", registry::SearchKey::kPhone},
                             {"household_id", registry::SearchKey::kHouseholdId}};

// What is looked for, as it is kept.
std::string SearchText(registry::SearchKey key, const std::string& given, Date today) {
  switch (key) {
    case registry::SearchKey::kName:
      return CleanName(given);
    case registry::SearchKey::kInitials: {
      std::string text = WithoutBlanks(given);
      for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      return text;
    }
    case registry::SearchKey::kIdNo: {
      const CleanId id = ParseResidentId(given, today);
      return id.state == IdState::kValid ? id.id.Text() : id.text;
    }
    default:
      return CleanText(given);
  }
}

// A body, since an id or a phone must never stand in a URL.
Result<http::Reply> SearchHouseholds(Call& call) {
  const json& body = call.body();
  registry::Search search;
  for (const KeyName& key : kKeys) {
    if (TextOf(body, "by") == key.name) search.key = key.key;
  }
  search.text = SearchText(search.key, TextOf(body, "text"), BeijingDay(call.services().clock.NowMs()));
  if (search.text.empty()) return Fail(ErrorCode::kInvalid, message::kNothingToSearch, "text");
  search.division = TextOf(body, "division");
  search.limit = static_cast<int>(NumberOf(body, "limit", 50));
  if (const std::string cursor = TextOf(body, "cursor"); !cursor.empty()) {
    const Result<json> key = ReadCursor(cursor);
    if (!key) return Fail(key.error());
    const bool fits = key->is_array() && key->size() == 2 && IsCursorText((*key)[0]) && (*key)[1].is_number_integer();
    if (!fits) return Fail(BadCursor());
    search.after = (*key)[0].get<std::string>();
    search.after_person = (*key)[1].get<int64_t>();
  }
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    json items = json::array();
    json last;
    for (const registry::HouseholdLine& line : tables.registry().Find(search)) {
      items.push_back(LineJson(line));
      switch (search.key) {
        case registry::SearchKey::kHouseholdId:
          last = {line.household[registry::household_field::kNumber], 0};
          break;
        case registry::SearchKey::kName:
        case registry::SearchKey::kInitials:
          last = {line.sort_key, line.person};
          break;
        default:
          last = {"", line.person != 0 ? line.person : line.household.id};
      }
    }
    return Json(PageJson(std::move(items), last, search.limit));
  });
}

Result<http::Reply> ReadHistory(Call& call) {
  const Result<int64_t> id = call.Number("id");
  if (!id) return Fail(id.error());
  const Result<int64_t> before = NumberCursor(call, INT64_MAX);
  if (!before) return Fail(before.error());
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    if (!tables.registry().Find(registry::Entity::kHousehold, *id)) {
      return Fail(ErrorCode::kNotFound, message::kNoHousehold);
    }
    AccountNames names(tables.accounts());
    json items = json::array();
    int64_t last = 0;
    for (const registry::Change& change : tables.registry().History(*id, *before, call.Limit())) {
      items.push_back(ChangeJson(change, names));
      last = change.id;
    }
    return Json(PageJson(std::move(items), last, call.Limit()));
  });
}

Result<http::Reply> RevealPhone(Call& call) {
  return Reveal(call, registry::Entity::kHousehold, registry::household_field::kPhone);
}

}  // namespace

Endpoints HouseholdEndpoints() {
  const http::Schema reason = http::Text(1, 500);
  Endpoints all;
  all.push_back({.path = "/households",
                 .operation = "listHouseholds",
                 .summary = message::kListHouseholds,
                 .permission = Permission::kReadRegistry,
                 .query = PageQuery({{"division", DivisionFilter(), ""},
                                     {"household_type", http::Text(0, 30).Optional(), ""},
                                     {"monitored", http::Choice({"true", "false"}).Optional(), ""}}),
                 .reply = http::Page(HouseholdLineSchema()),
                 .handle = ListHouseholds});
  all.push_back({.path = "/households/{id}",
                 .operation = "readHousehold",
                 .summary = message::kReadHousehold,
                 .permission = Permission::kReadRegistry,
                 .reply = HouseholdCardSchema(),
                 .handle = ReadHousehold});
  all.push_back({.path = "/households/{id}/records",
                 .operation = "readHouseholdRecords",
                 .summary = message::kReadHouseholdRecords,
                 .permission = Permission::kReadRegistry,
                 .reply = HouseholdRecordsSchema(),
                 .handle = ReadRecords});
  all.push_back({.method = Method::kPatch,
                 .path = "/households/{id}",
                 .operation = "editHousehold",
                 .summary = message::kEditHousehold,
                 .permission = Permission::kEditRegistry,
                 .request = http::Object({{"fields", EditableHousehold(), ""}, {"reason", reason, ""}}),
                 .reply = RowSchema(registry::Entity::kHousehold),
                 .needs_version = true,
                 .handle = EditHousehold});
  all.push_back(
      {.method = Method::kPost,
       .path = "/households/search",
       .operation = "searchHouseholds",
       .summary = message::kSearchHouseholds,
       .permission = Permission::kReadRegistry,
       .request = http::Object({{"by", http::Choice({"name", "initials", "id_no", "phone", "household_id"}), ""},
                                {"text", http::Text(1, 60), ""},
                                {"division", DivisionFilter(), ""},
                                {"limit", http::Integer(1, 200).Optional(), ""},
                                {"cursor", http::Text(0, 400).Optional(), ""}}),
       .reply = http::Page(HouseholdLineSchema()),
       .handle = SearchHouseholds});
  all.push_back({.path = "/households/{id}/history",
                 .operation = "readHouseholdHistory",
                 .summary = message::kReadHistory,
                 .permission = Permission::kReadRegistry,
                 .query = PageQuery(),
                 .reply = http::Page(ChangeSchema()),
                 .handle = ReadHistory});
  all.push_back({.method = Method::kPost,
                 .path = "/households/{id}/reveal",
                 .operation = "revealHousehold",
                 .summary = message::kRevealHousehold,
                 .permission = Permission::kReveal,
                 .request = http::Object({{"purpose", http::Text(4, 200), ""}}),
                 .reply = http::Object({{"phone", http::Text(), ""}}),
                 .handle = RevealPhone});
  return all;
}

}  // namespace shouwang::api
