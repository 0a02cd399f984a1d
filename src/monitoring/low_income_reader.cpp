#include "monitoring/low_income_reader.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "base/json.h"
#include "base/resident_id.h"
#include "ingest/ingest.h"
#include "intake/hand_in.h"
#include "monitoring/messages.h"

namespace shouwang::monitoring {
namespace {

using ingest::Batch;
using ingest::BatchColumn;

constexpr const char* kIdKind = "id";
const char* const kCaller = "low-income";

// Where the columns stand in a batch.
struct Columns {
  explicit Columns(const policy::Dataset& dataset)
      : id_no(dataset.Find("id_no")),
        name(dataset.Find("name")),
        kind(dataset.Find("kind")),
        started_on(dataset.Find("started_on")),
        ended_on(dataset.Find("ended_on")) {}
  bool AllThere() const { return std::min({id_no, name, kind, started_on, ended_on}) >= 0; }
  int id_no, name, kind, started_on, ended_on;
};

std::string TextAt(const BatchColumn& column, size_t row) {
  const size_t begin = row == 0 ? 0 : column.text_ends[row - 1];
  return column.text.substr(begin, column.text_ends[row] - begin);
}

std::string DayAt(const BatchColumn& column, size_t row) {
  return column.valid[row] == 0 ? "" : Date(static_cast<int32_t>(column.numbers[row])).Iso();
}

// Keeps the rows of the one dataset; others of the file are let go.
class Keeper final : public ingest::Stage {
 public:
  explicit Keeper(const seal::Sealer& sealer) : sealer_(sealer) {}

  std::unique_ptr<ingest::BatchSink> Open(const policy::Dataset& dataset) override {
    return std::make_unique<Sink>(*this, dataset);
  }
  std::vector<bool> KnownHouseholds(const std::vector<std::string>& household_ids) override {
    return std::vector<bool>(household_ids.size(), true);
  }
  std::vector<LowIncomePerson> Take() { return std::move(people_); }

 private:
  class Sink final : public ingest::BatchSink {
   public:
    Sink(Keeper& keeper, const policy::Dataset& dataset) : keeper_(keeper), dataset_(dataset) {}
    void Append(const Batch& batch) override {
      if (dataset_.name == kLowIncomeDataset) keeper_.Keep(dataset_, batch);
    }
    void Finish() override {}

   private:
    Keeper& keeper_;
    const policy::Dataset& dataset_;
  };

  void Keep(const policy::Dataset& dataset, const Batch& batch) {
    const Columns at(dataset);
    const auto column = [&](int index) -> const BatchColumn& { return batch.columns[static_cast<size_t>(index)]; };
    const std::vector<policy::EnumValue>& kinds = dataset.columns[static_cast<size_t>(at.kind)].values;
    const std::lock_guard<std::mutex> lock(mutex_);
    for (size_t row = 0; row < batch.rows; ++row) {
      LowIncomePerson person;
      person.id_no_index = sealer_.BlindIndex(kIdKind, ResidentId(column(at.id_no).numbers[row]).Text());
      person.name = TextAt(column(at.name), row);
      person.kind =
          kinds.empty() ? TextAt(column(at.kind), row) : kinds[static_cast<size_t>(column(at.kind).numbers[row])].name;
      person.started_on = DayAt(column(at.started_on), row);
      person.ended_on = DayAt(column(at.ended_on), row);
      people_.push_back(std::move(person));
    }
  }

  const seal::Sealer& sealer_;
  std::mutex mutex_;
  std::vector<LowIncomePerson> people_;
};

Status KeepOne(record::Record& record, int64_t upload, const std::vector<LowIncomePerson>& people) {
  return record.Write(access::Caller::System(kCaller), [&](record::Tables& tables) -> Status {
    tables.monitoring().KeepLowIncome(upload, people);
    tables.audit().Append({"dataset.layers", "import/" + std::to_string(upload), "done",
                           nlohmann::json{{"people", people.size()}}.dump()});
    return {};
  });
}

}  // namespace

bool HoldsLowIncome(const intake::Upload& upload) {
  const std::vector<std::string> datasets = upload.Datasets();
  return std::find(datasets.begin(), datasets.end(), kLowIncomeDataset) != datasets.end();
}

Result<std::vector<LowIncomePerson>> ReadLowIncome(const intake::Upload& upload, const LowIncomeTools& tools) {
  const std::vector<policy::Dataset> owed = intake::OwedDatasets(tools.pack, upload.department);
  for (const policy::Dataset& dataset : owed) {
    if (dataset.name == kLowIncomeDataset && !Columns(dataset).AllThere()) {
      return Fail(ErrorCode::kPolicy, message::kDatasetIncomplete, kLowIncomeDataset, message::kDatasetHint);
    }
  }
  ingest::InputList inputs;
  inputs.sources = {ingest::FetchedTable(upload.file_name, upload.digest, upload.bytes,
                                         [&] { return tools.vault.Fetch(upload.digest); })};
  inputs.rules = intake::RulesFor(upload.file_name, upload.mapping);
  ingest::IngestOptions options;
  options.as_of = tools.today;
  Keeper keeper(tools.sealer);
  Errors errors;
  ingest::Ingest(inputs, owed, options, keeper, errors);
  if (!errors.empty()) return Fail(errors.front());
  return keeper.Take();
}

Result<int64_t> TakeMissing(record::Record& record, const LowIncomeTools& tools) {
  std::vector<intake::Upload> missing;
  const Status read = record.Read(access::Caller::System(kCaller), [&](record::Tables& tables) -> Status {
    for (const int64_t number : tables.monitoring().NotKept(kLowIncomeDataset)) {
      std::optional<intake::Upload> upload = tables.uploads().Find(number);
      if (upload && HoldsLowIncome(*upload)) missing.push_back(std::move(*upload));
    }
    return {};
  });
  if (!read) return Fail(read.error());
  for (const intake::Upload& upload : missing) {
    const Result<std::vector<LowIncomePerson>> people = ReadLowIncome(upload, tools);
    if (!people) return Fail(people.error());
    if (Status kept = KeepOne(record, upload.id, *people); !kept) return Fail(kept.error());
  }
  return static_cast<int64_t>(missing.size());
}

}  // namespace shouwang::monitoring
