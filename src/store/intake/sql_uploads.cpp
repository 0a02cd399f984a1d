#include "base/division_code.h"
#include "base/json.h"

#include "intake/intake_json.h"
#include "store/core/work.h"
#include "store/intake/intake_messages.h"
#include "store/intake/intake_tables.h"
#include "store/intake/office_bounds.h"

namespace shouwang::store {
namespace {

using intake::Upload;
using nlohmann::json;
using soci::into;
using soci::use;

constexpr const char* kSelect =
    "SELECT id, version, division_code, department, period, file_name, digest, bytes, state, account, account_name, "
    "at_ms, changed_ms, mapping, sheets, preview_digest, rejects_digest, replaced FROM upload WHERE division_code "
    "BETWEEN :low AND :high AND (:any_department = 1 OR department = :own_department) AND ";

struct UploadRow {
  Upload upload;
  int64_t bytes = 0;
  std::string state, mapping, sheets, replaced;

  void BindTo(soci::statement& statement) {
    const auto bind = [&](auto& variable) { statement.exchange(into(variable)); };
    bind(upload.id), bind(upload.version), bind(upload.division_code), bind(upload.department), bind(upload.period);
    bind(upload.file_name), bind(upload.digest), bind(bytes), bind(state), bind(upload.account);
    bind(upload.account_name), bind(upload.at_ms), bind(upload.changed_ms), bind(mapping), bind(sheets);
    bind(upload.preview_digest), bind(upload.rejects_digest), bind(replaced);
  }

  Upload Read() const {
    Upload read = upload;
    read.bytes = static_cast<uint64_t>(bytes);
    read.state = intake::UploadStateFromName(state).value();
    read.mapping = intake::MappingFrom(json::parse(mapping));
    read.sheets = intake::SheetsFrom(json::parse(sheets));
    read.replaced = intake::ReplacedFrom(json::parse(replaced));
    return read;
  }
};

class SqlUploads final : public intake::Uploads {
 public:
  explicit SqlUploads(Work& work) : work_(work) {}

  std::optional<Upload> Find(int64_t id) override {
    std::vector<Upload> found = Select("id = :id", [&](soci::statement& s) { s.exchange(use(id)); });
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  std::optional<Upload> FindSame(const std::string& department, const std::string& digest) override {
    std::vector<Upload> found =
        Select("department = :department AND digest = :digest AND state IN ('staged', 'loaded') ORDER BY id LIMIT 1",
               [&](soci::statement& s) {
                 s.exchange(use(department));
                 s.exchange(use(digest));
               });
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
  }

  std::vector<Upload> List(const intake::UploadFilter& filter) override {
    const int any = filter.department.empty() ? 1 : 0;
    const std::string last = filter.period_to.empty() ? "9999-12" : filter.period_to;
    const int any_state = filter.state ? 0 : 1;
    const std::string state = filter.state ? intake::Name(*filter.state) : "";
    return Select(
        "(:any = 1 OR department = :department) AND period BETWEEN :first AND :last AND (:any_state = 1 OR state = "
        ":state) AND id < :before ORDER BY id DESC LIMIT :limit",
        [&](soci::statement& s) {
          s.exchange(use(any));
          s.exchange(use(filter.department));
          s.exchange(use(filter.period_from));
          s.exchange(use(last));
          s.exchange(use(any_state));
          s.exchange(use(state));
          s.exchange(use(filter.before));
          s.exchange(use(filter.limit));
        });
  }

  Upload Add(Upload upload) override {
    upload.id = work_.numbers->Next();
    upload.version = 1;
    upload.account = work_.caller.account;
    upload.account_name = work_.caller.name;
    upload.at_ms = upload.changed_ms = work_.now_ms;
    const auto bytes = static_cast<int64_t>(upload.bytes);
    const std::string state = intake::Name(upload.state);
    const std::string mapping = intake::ToJson(upload.mapping).dump();
    const std::string sheets = intake::ToJson(upload.sheets).dump();
    const std::string replaced = intake::ToJson(upload.replaced).dump();
    work_.sql() << "INSERT INTO upload (id, version, division_code, department, period, file_name, digest, bytes, "
                   "state, account, account_name, at_ms, changed_ms, mapping, sheets, preview_digest, rejects_digest, "
                   "replaced) VALUES (:id, 1, :division, :department, :period, :name, :digest, :bytes, :state, "
                   ":account, :account_name, :at, :changed, :mapping, :sheets, :preview, :rejects, :replaced)",
        use(upload.id), use(upload.division_code), use(upload.department), use(upload.period), use(upload.file_name),
        use(upload.digest), use(bytes), use(state), use(upload.account), use(upload.account_name), use(upload.at_ms),
        use(upload.changed_ms), use(mapping), use(sheets), use(upload.preview_digest), use(upload.rejects_digest),
        use(replaced);
    return upload;
  }

  Result<Upload> Save(Upload upload) override {
    const std::optional<Upload> present = Find(upload.id);
    if (!present) return Fail(ErrorCode::kNotFound, message::kNoUpload);
    if (present->version != upload.version) {
      return Fail(ErrorCode::kStale, message::kUploadStale, "", message::kUploadStaleHint);
    }
    ++upload.version;
    upload.changed_ms = work_.now_ms;
    const std::string state = intake::Name(upload.state);
    const std::string mapping = intake::ToJson(upload.mapping).dump();
    const std::string sheets = intake::ToJson(upload.sheets).dump();
    const std::string replaced = intake::ToJson(upload.replaced).dump();
    work_.sql() << "UPDATE upload SET version = :version, state = :state, changed_ms = :changed, mapping = :mapping, "
                   "sheets = :sheets, preview_digest = :preview, rejects_digest = :rejects, replaced = :replaced WHERE "
                   "id = :id",
        use(upload.version), use(state), use(upload.changed_ms), use(mapping), use(sheets), use(upload.preview_digest),
        use(upload.rejects_digest), use(replaced), use(upload.id);
    return upload;
  }

  intake::Mapping KeptMappings(const std::string& department) override {
    const OfficeBounds bounds(work_.caller.scope);
    std::string text;
    soci::statement statement =
        (work_.sql().prepare << "SELECT mapping FROM upload_mapping WHERE division_code BETWEEN :low AND :high AND "
                                "(:any_department = 1 OR department = :own_department) AND department = :department "
                                "ORDER BY dataset",
         use(bounds.low), use(bounds.high), use(bounds.any_department), use(bounds.department), use(department),
         into(text));
    intake::Mapping mappings;
    statement.execute();
    while (statement.fetch()) {
      for (intake::SheetMapping& sheet : intake::MappingFrom(json::parse(text))) mappings.push_back(std::move(sheet));
    }
    return mappings;
  }

  void KeepMapping(const std::string& department, const intake::SheetMapping& mapping) override {
    const std::string division = CountyCodeOf(work_.caller.scope.division);
    const std::string text = intake::ToJson(intake::Mapping{mapping}).dump();
    work_.sql() << "DELETE FROM upload_mapping WHERE division_code = :division AND department = :department AND "
                   "dataset = :dataset",
        use(division), use(department), use(mapping.dataset);
    work_.sql() << "INSERT INTO upload_mapping (division_code, department, dataset, mapping, account, at_ms) VALUES "
                   "(:division, :department, :dataset, :mapping, :account, :at)",
        use(division), use(department), use(mapping.dataset), use(text), use(work_.caller.account), use(work_.now_ms);
  }

 private:
  template <typename Bind>
  std::vector<Upload> Select(const char* where, const Bind& bind) {
    const OfficeBounds bounds(work_.caller.scope);
    UploadRow row;
    soci::statement statement(work_.sql());
    row.BindTo(statement);
    statement.exchange(use(bounds.low));
    statement.exchange(use(bounds.high));
    statement.exchange(use(bounds.any_department));
    statement.exchange(use(bounds.department));
    bind(statement);
    statement.alloc();
    statement.prepare(std::string(kSelect) + where);
    statement.define_and_bind();
    statement.execute();
    std::vector<Upload> uploads;
    while (statement.fetch()) uploads.push_back(row.Read());
    return uploads;
  }

  Work& work_;
};

}  // namespace

std::shared_ptr<intake::Uploads> MakeUploads(Work& work) { return std::make_shared<SqlUploads>(work); }

}  // namespace shouwang::store
