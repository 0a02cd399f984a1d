#include "registry/import_flow.h"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "ingest/parallel.h"
#include "registry/messages.h"
#include "registry/registry.h"
#include "registry/sealing.h"

namespace shouwang::registry {
namespace {

constexpr const char* kStateNames[] = {"open", "compared", "accepted", "discarded", "reverted"};
constexpr char kPlace[] = "registry_difference.content";
constexpr char kWhole[] = "*";
constexpr int64_t kStays = -1;  // Edit::household of somebody who is kept from moving
constexpr int kPage = 5000;     // households of an import that are carried out at once
constexpr int kNamed = 10;      // households named in an error
constexpr size_t kJob = 512;    // contents sealed or opened by a thread at a time

bool Keeps(const nlohmann::json& item, const std::string& field) {
  const nlohmann::json& keep = item["keep"];
  return std::find(keep.begin(), keep.end(), field) != keep.end();
}

Result<Import> Undecided(RegistryImports& imports, int64_t import, int64_t version) {
  std::optional<Import> found = imports.Find(import);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoImport);
  if (found->version != version) return Fail(ErrorCode::kStale, message::kStale, "", message::kStaleHint);
  return std::move(*found);
}

Status Decide(record::Tables& tables, Import import, ImportState state) {
  const int64_t version = import.version++;
  import.state = state;
  import.decided_ms = tables.now_ms();
  return tables.registry_imports().Save(import, version);
}

// Turns what an import says into rows and edits.
class Acceptance {
 public:
  Acceptance(record::Tables& tables, const seal::Sealer& sealer, unsigned threads, const Import& import)
      : registry_(tables.registry()),
        imports_(tables.registry_imports()),
        sealer_(sealer),
        threads_(threads),
        import_(import.id) {}

  // Gives the operation of its changes.
  Result<int64_t> Go() {
    Operation operation{ChangeSource::kImport, "", {}};
    operation.number = registry_.NewNumber();
    const auto each_page = [&](const auto& use) -> Status {
      DifferenceFilter filter;
      filter.limit = kPage;
      for (;;) {
        std::vector<Difference> page = imports_.Differences(import_, filter);
        if (page.empty()) return {};
        filter.after = page.back().ordinal;
        if (Status used = use(page); !used) return used;
      }
    };
    // What is new comes before what changes: persons may move to households that are only made here.
    Status done = each_page([&](std::vector<Difference>& page) -> Status {
      TakePage(page);
      for (std::vector<Row>& rows : rows_) {
        if (!rows.empty()) InsertRows(rows);
      }
      return {};
    });
    if (!done) return Fail(done.error());
    for (size_t start = 0; start < edits_.size(); start += kPage) {
      const size_t end = std::min(edits_.size(), start + kPage);
      operation.edits.assign(std::make_move_iterator(edits_.begin() + static_cast<std::ptrdiff_t>(start)),
                             std::make_move_iterator(edits_.begin() + static_cast<std::ptrdiff_t>(end)));
      for (Edit& edit : operation.edits) PlaceMove(edit);
      Result<int64_t> applied = registry_.Apply(operation);
      if (!applied) return applied;
    }
    return operation.number;
  }

 private:
  void TakePage(const std::vector<Difference>& page) {
    std::vector<nlohmann::json> contents(page.size());
    ingest::RunParallel(threads_, (page.size() + kJob - 1) / kJob, [&](size_t job) {
      for (size_t i = job * kJob; i < std::min(page.size(), (job + 1) * kJob); ++i) {
        contents[i] = OpenContent(sealer_, page[i]);
      }
    });
    for (size_t i = 0; i < page.size(); ++i) TakeHousehold(page[i], contents[i]);
  }

  void TakeHousehold(const Difference& difference, const nlohmann::json& content) {
    int64_t household = difference.household;
    for (const nlohmann::json& item : content["items"]) {
      if (Keeps(item, kWhole)) {
        // Without the household there is no place for what belongs to it.
        if (household == 0) return;
        continue;
      }
      const Entity entity = *EntityFromName(item["entity"].get_ref<const std::string&>());
      const auto& kind = item["kind"].get_ref<const std::string&>();
      if (kind == "new") {
        Row row(entity);
        SetFields(item["fields"], row);
        row.id = registry_.NewNumber();
        if (entity == Entity::kHousehold) household = row.id;
        row.household = household;
        row.import = import_;
        rows_[static_cast<size_t>(entity)].push_back(std::move(row));
      } else {
        TakeEdit(entity, household, item, kind == "gone");
      }
    }
    for (const nlohmann::json& agreed : content["agreed"]) {
      imports_.ForgetCorrected(*EntityFromName(agreed[0].get_ref<const std::string&>()), agreed[1].get<int64_t>(),
                               agreed[2].get<uint64_t>());
    }
  }

  void TakeEdit(Entity entity, int64_t household, const nlohmann::json& item, bool gone) {
    Edit edit{entity,
              item["id"].get<int64_t>(),
              household,
              item["version"].get<int64_t>(),
              nlohmann::json::object(),
              nlohmann::json::object()};
    if (gone) {
      edit.before["closed"] = 0;
      edit.after["closed"] = 1;
    } else {
      for (const auto& [field, values] : item["fields"].items()) {
        if (Keeps(item, field == "id_state" ? "id_no" : field)) {
          if (field == "household_id") edit.household = kStays;
          continue;
        }
        edit.before[field] = values[0];
        edit.after[field] = values[1];
      }
    }
    if (!edit.after.empty()) edits_.push_back(std::move(edit));
  }

  // A person that moves is said by 户编号 in the differences, and by numbers in the history. Who is kept from moving
  // stays in the history of the household that is left.
  void PlaceMove(Edit& edit) {
    const bool moves = edit.after.contains("household_id");
    if (edit.entity != Entity::kPerson || (!moves && edit.household != kStays)) return;
    const std::optional<Row> person = registry_.Find(Entity::kPerson, edit.id);
    if (moves) {
      edit.before["household"] = person ? person->household : 0;
      edit.after["household"] = edit.household;
      edit.before.erase("household_id");
      edit.after.erase("household_id");
    } else if (person) {
      edit.household = person->household;
    }
  }

  void InsertRows(std::vector<Row>& rows) {
    std::vector<Row*> all;
    for (Row& row : rows) all.push_back(&row);
    IndexRows(sealer_, std::move(all), threads_);
    SealRows(sealer_, rows, threads_);
    imports_.Insert(rows);
    rows.clear();
  }

  Registry& registry_;
  RegistryImports& imports_;
  const seal::Sealer& sealer_;
  const unsigned threads_;
  const int64_t import_;
  std::array<std::vector<Row>, kEntities> rows_;
  std::vector<Edit> edits_;
};

Status Rewrite(RegistryImports& imports, const seal::Sealer& sealer, const Difference& difference,
               const nlohmann::json& content) {
  imports.SaveContent(difference.id, sealer.Seal({kPlace, difference.id}, content.dump()));
  return {};
}

void SetKept(nlohmann::json& item, const std::string& field, bool keep) {
  nlohmann::json kept = nlohmann::json::array();
  for (const nlohmann::json& other : item["keep"]) {
    if (other != field) kept.push_back(other);
  }
  if (keep) kept.push_back(field);
  item["keep"] = std::move(kept);
}

}  // namespace

const char* ImportStateName(ImportState state) { return kStateNames[static_cast<size_t>(state)]; }

ImportState ImportStateFromName(std::string_view name) {
  for (size_t i = 0; i < std::size(kStateNames); ++i) {
    if (name == kStateNames[i]) return static_cast<ImportState>(i);
  }
  return ImportState::kOpen;
}

Import OpenImport(record::Tables& tables, const std::string& note) {
  Import import;
  import.id = tables.registry_imports().NewNumber();
  import.note = note;
  import.division = tables.caller().scope.Range().low;
  import.account = tables.caller().account;
  import.account_name = tables.caller().name;
  import.opened_ms = tables.now_ms();
  tables.registry_imports().Open(import);
  return import;
}

Result<ImportFile> AddImportFile(record::Tables& tables, int64_t import, const std::string& name,
                                 const std::string& digest, int64_t bytes) {
  RegistryImports& imports = tables.registry_imports();
  std::optional<Import> found = imports.Find(import);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoImport);
  if (found->state != ImportState::kOpen && found->state != ImportState::kCompared) {
    return Fail(ErrorCode::kConflict, message::kImportDecided);
  }
  for (const ImportFile& known : imports.Files(import)) {
    if (known.digest == digest) return Fail(ErrorCode::kConflict, message::kImportFileTwice, known.name);
  }
  const ImportFile file{imports.NewNumber(), name, digest, bytes};
  imports.AddFile(import, file);
  const int64_t version = found->version++;
  found->state = ImportState::kOpen;  // what was compared before is no longer all
  if (Status saved = imports.Save(*found, version); !saved) return Fail(saved.error());
  return file;
}

void SealContents(const seal::Sealer& sealer, std::vector<Difference>& differences, unsigned threads) {
  ingest::RunParallel(threads, (differences.size() + kJob - 1) / kJob, [&](size_t job) {
    for (size_t i = job * kJob; i < std::min(differences.size(), (job + 1) * kJob); ++i) {
      differences[i].content = sealer.Seal({kPlace, differences[i].id}, differences[i].content);
    }
  });
}

nlohmann::json OpenContent(const seal::Sealer& sealer, const Difference& difference) {
  return nlohmann::json::parse(sealer.Open({kPlace, difference.id}, difference.content));
}

Status Choose(RegistryImports& imports, const seal::Sealer& sealer, int64_t import,
              const std::vector<Choice>& choices) {
  const std::optional<Import> found = imports.Find(import);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoImport);
  if (found->state != ImportState::kCompared) return Fail(ErrorCode::kConflict, message::kImportDecided);
  for (const Choice& choice : choices) {
    const std::optional<Difference> difference = imports.FindDifference(import, choice.difference);
    if (!difference) return Fail(ErrorCode::kNotFound, message::kNoDifference);
    nlohmann::json content = OpenContent(sealer, *difference);
    if (choice.item >= content["items"].size()) return Fail(ErrorCode::kNotFound, message::kNoDifference);
    nlohmann::json& item = content["items"][choice.item];
    const bool changed = item["kind"] == "changed";
    const bool fits = choice.field == kWhole || (changed && item["fields"].contains(choice.field));
    if (!fits) return Fail(ErrorCode::kNotFound, message::kNoDifference);
    SetKept(item, choice.field, choice.keep);
    if (Status done = Rewrite(imports, sealer, *difference, content); !done) return done;
  }
  return {};
}

Status ChooseForCorrected(RegistryImports& imports, const seal::Sealer& sealer, int64_t import, bool keep) {
  const std::optional<Import> found = imports.Find(import);
  if (!found) return Fail(ErrorCode::kNotFound, message::kNoImport);
  if (found->state != ImportState::kCompared) return Fail(ErrorCode::kConflict, message::kImportDecided);
  DifferenceFilter filter;
  filter.kind = DifferenceKind::kCorrected;
  filter.limit = kPage;
  for (;;) {
    const std::vector<Difference> page = imports.Differences(import, filter);
    if (page.empty()) return {};
    filter.after = page.back().ordinal;
    for (const Difference& difference : page) {
      nlohmann::json content = OpenContent(sealer, difference);
      for (nlohmann::json& item : content["items"]) {
        for (const nlohmann::json& field : nlohmann::json(item["corrected"])) SetKept(item, field, keep);
      }
      if (Status done = Rewrite(imports, sealer, difference, content); !done) return done;
    }
  }
}

Status AcceptImport(record::Tables& tables, const seal::Sealer& sealer, unsigned threads, int64_t import,
                    int64_t version) {
  RegistryImports& imports = tables.registry_imports();
  Result<Import> found = Undecided(imports, import, version);
  if (!found) return Fail(found.error());
  if (found->state == ImportState::kOpen) return Fail(ErrorCode::kConflict, message::kImportNotCompared);
  if (found->state != ImportState::kCompared) return Fail(ErrorCode::kConflict, message::kImportDecided);
  const std::vector<std::string> overtaken = imports.Overtaken(import, kNamed);
  if (!overtaken.empty()) {
    return Fail(ErrorCode::kConflict,
                fmt::format(message::kImportOverlaps, fmt::join(overtaken, message::kListSeparator)), "",
                message::kImportOverlapsHint);
  }
  Result<int64_t> operation = Acceptance(tables, sealer, threads, *found).Go();
  if (!operation) return Fail(operation.error());
  ::malloc_trim(0);  // as after a comparison
  found->operation = *operation;
  imports.TouchHouseholds(*operation);
  return Decide(tables, std::move(*found), ImportState::kAccepted);
}

Status DiscardImport(record::Tables& tables, int64_t import, int64_t version) {
  RegistryImports& imports = tables.registry_imports();
  Result<Import> found = Undecided(imports, import, version);
  if (!found) return Fail(found.error());
  if (found->state != ImportState::kOpen && found->state != ImportState::kCompared) {
    return Fail(ErrorCode::kConflict, message::kImportDecided);
  }
  imports.ForgetDifferences(import);
  return Decide(tables, std::move(*found), ImportState::kDiscarded);
}

Status RevertImport(record::Tables& tables, int64_t import, int64_t version) {
  RegistryImports& imports = tables.registry_imports();
  Registry& registry = tables.registry();
  Result<Import> found = Undecided(imports, import, version);
  if (!found) return Fail(found.error());
  if (found->state != ImportState::kAccepted) return Fail(ErrorCode::kConflict, message::kImportNotAccepted);
  const std::vector<std::string> later = imports.BuiltUpon(*found, kNamed + 1);
  if (!later.empty()) {
    const std::vector<std::string> named(
        later.begin(), later.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(later.size(), kNamed)));
    return Fail(ErrorCode::kConflict, message::kImportBuiltUpon, "",
                fmt::format(message::kImportBuiltUponHint, fmt::join(named, message::kListSeparator)));
  }
  Operation back{ChangeSource::kUndo, "", {}};
  const std::vector<Change> changes = registry.ChangesOf(found->operation);
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    const std::optional<Row> now = registry.Find(change->edit.entity, change->edit.id);
    if (!now) return Fail(ErrorCode::kConflict, message::kImportBuiltUpon);
    Edit edit = change->edit;
    edit.version = now->version;
    std::swap(edit.before, edit.after);
    back.edits.push_back(std::move(edit));
  }
  if (!back.edits.empty()) {
    const Result<int64_t> done = registry.Apply(back);
    if (!done) return Fail(done.error());
    registry.MarkUndone(found->operation, *done);
  }
  imports.DeleteImported(import);
  return Decide(tables, std::move(*found), ImportState::kReverted);
}

}  // namespace shouwang::registry
