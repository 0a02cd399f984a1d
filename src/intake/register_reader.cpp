#include "intake/register_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <future>
#include <map>
#include <memory>
#include <unordered_map>

#include "access/scope.h"
#include "base/money.h"
#include "intake/messages.h"
#include "registry/registry.h"
#include "registry/sealing.h"
#include "tabular/csv_writer.h"

namespace shouwang::intake {
namespace {

using registry::Entity;
using registry::Row;

constexpr int kHouseholdsAtOnce = 4000;
constexpr Entity kTables[] = {Entity::kHousehold, Entity::kPerson,  Entity::kIncome,
                              Entity::kMonitored, Entity::kMeasure, Entity::kKinship};

// One dataset on its way to the vault.
class TableText {
 public:
  TableText(const policy::Dataset& dataset, Entity entity)
      : title_(dataset.title), writer_(tabular::CsvWriter::InMemory({.bom = true, .neutralise = false})) {
    for (const policy::Column& column : dataset.columns) {
      columns_.push_back({registry::FieldOf(entity, column.name), column.type == policy::ColumnType::kNumber});
      writer_->Field(column.title);
    }
    writer_->EndRow();
  }

  void Add(const Row& row, const std::string& household_id) {
    for (const Column& column : columns_) {
      if (!column.field) {
        writer_->Field(household_id);
      } else if (column.money) {
        writer_->Field(Yuan(row[*column.field]));
      } else {
        writer_->Field(row[*column.field]);
      }
    }
    writer_->EndRow();
    ++rows_;
  }

  uint64_t rows() const { return rows_; }
  const std::string& title() const { return title_; }
  std::string Take() { return writer_->Take(); }

 private:
  struct Column {
    std::optional<size_t> field;  // none: the household's number
    bool money = false;
  };
  static std::string Yuan(const std::string& cents) {
    int64_t value = 0;
    const auto read = std::from_chars(cents.data(), cents.data() + cents.size(), value);
    return cents.empty() || read.ec != std::errc() ? std::string() : FormatCents(value);
  }

  std::string title_;
  std::unique_ptr<tabular::CsvWriter> writer_;
  std::vector<Column> columns_;
  uint64_t rows_ = 0;
};

Result<RunInput> KeepTable(seal::Vault& vault, TableText& text, const char* dataset) {
  const std::string content = text.Take();
  const Result<std::string> digest = vault.Keep(content);
  if (!digest) return Fail(digest.error());
  return RunInput{fmt::format(fmt::runtime(message::kRegisterName), text.title()),
                  *digest,
                  content.size(),
                  0,
                  {{"", dataset, 0, {}}}};
}

class Reading {
 public:
  Reading(const policy::Pack& pack, const seal::Sealer& sealer, unsigned threads) : sealer_(sealer), threads_(threads) {
    for (const Entity entity : kTables) {
      const policy::Dataset* dataset = pack.FindDataset(registry::EntityName(entity));
      if (dataset != nullptr) texts_.emplace(entity, TableText(*dataset, entity));
    }
  }

  // While the database reads the next stretch, the one before is opened and written.
  void Read(registry::Registry& registry) {
    std::string after;
    std::future<void> taken;
    for (;;) {
      registry::RegisterChunk chunk = registry.ReadChunk(after, kHouseholdsAtOnce);
      if (taken.valid()) taken.get();
      if (chunk.last.empty()) break;
      after = chunk.last;
      taken = std::async(std::launch::async, [this, chunk = std::move(chunk)]() mutable { Take(chunk); });
    }
    tables_.subjects.Sort();
    for (const auto& [village, households] : villages_) tables_.places.push_back({village, households});
  }

  Result<RegisterTables> Keep(seal::Vault& vault) {
    std::vector<std::future<Result<RunInput>>> kept;
    for (auto& [entity, text] : texts_) {
      const bool needed = entity == Entity::kHousehold || entity == Entity::kPerson;
      if (text.rows() == 0 && !needed) continue;  // not kept by this county: its rules are skipped, not missed
      kept.push_back(std::async(std::launch::async, [&vault, &text = text, entity = entity] {
        return KeepTable(vault, text, registry::EntityName(entity));
      }));
    }
    Status status;
    for (std::future<Result<RunInput>>& one : kept) {
      Result<RunInput> table = one.get();
      if (table) {
        tables_.tables.push_back(std::move(*table));
      } else {
        status = Fail(table.error());
      }
    }
    if (!status) return Fail(status.error());
    return std::move(tables_);
  }

 private:
  void Take(registry::RegisterChunk& chunk) {
    std::unordered_map<int64_t, std::string> numbers;
    for (const Row& household : chunk.households) {
      const std::string& id = household[registry::household_field::kNumber];
      numbers.emplace(household.id, id);
      tables_.subjects.AddHousehold(id, household.id);
      ++villages_[household[registry::household_field::kDivision]];
    }
    for (auto& [entity, text] : texts_) {
      std::vector<Row>& rows = chunk.Of(entity);
      registry::OpenRows(sealer_, rows, threads_);
      for (const Row& row : rows) {
        text.Add(row, numbers[row.household]);
        if (entity == Entity::kPerson) NotePerson(row);
      }
    }
  }

  void NotePerson(const Row& person) {
    if (person[registry::person_field::kIdState] != registry::kIdValid) return;
    constexpr int kLastYear = 2999;
    const std::optional<ResidentId> id =
        ResidentId::FromText(person[registry::person_field::kIdNo], *Date::FromCivil(kLastYear, 12, 31));
    if (id) tables_.subjects.AddPerson(*id, person.id);
  }

  const seal::Sealer& sealer_;
  unsigned threads_;
  std::map<Entity, TableText> texts_;
  std::map<std::string, int64_t> villages_;
  RegisterTables tables_;
};

}  // namespace

ReadRegister RegisterReader(record::Record& record, const seal::Sealer& sealer, seal::Vault& vault, unsigned threads) {
  return [&record, &sealer, &vault, threads](const policy::Pack& pack,
                                             const std::string& division_code) -> Result<RegisterTables> {
    access::Caller caller = access::Caller::System("run");
    caller.scope.kind = access::Scope::Kind::kDivision;
    caller.scope.division = access::DivisionPrefix(division_code);
    Reading reading(pack, sealer, threads);
    const Status read = record.Read(caller, [&](record::Tables& tables) {
      reading.Read(tables.registry());
      return Status();
    });
    if (!read) return Fail(read.error());
    return reading.Keep(vault);
  };
}

}  // namespace shouwang::intake
