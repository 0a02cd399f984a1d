#include "demo/emitter.h"

#include <algorithm>

#include "demo/open_part.h"

namespace shouwang::demo {
namespace {

constexpr uint64_t kSmallFormatBlocks = 60;  // .xls and .ods hold the first blocks only
constexpr uint64_t kXlsxBlocks = 600;
constexpr int kDamageOneIn = 140;
constexpr int kOverlapOneIn = 40;
constexpr int kDuplicateKeyOneIn = 120;

// The plain values of a row, to compare rows.
struct RowKey {
  std::string text;
  void operator()(const std::string& value) { text += value + '\n'; }
  void operator()(const Word& value) { text.append(value).append("\n"); }
  void operator()(const OptionalDate& value) { text += (value ? value->Iso() : "") + '\n'; }
  void operator()(const OptionalMoney& value) { text += (value ? std::to_string(*value) : "") + '\n'; }
  void operator()(const IdField& value) { text += value.Text() + '\n'; }
};

template <class Row>
std::string KeyOf(Row& row) {
  RowKey key;
  Visit(key, row);
  return key.text;
}

// Makes the value in column `at` blank.
struct Blanker {
  size_t at;
  size_t next = 0;
  template <class Value>
  void operator()(Value& value) {
    if (next++ == at) value = Value();
  }
};

struct IdCheck {
  bool good = true;
  template <class Value>
  void operator()(const Value& value) {
    if constexpr (std::is_same_v<Value, IdField>) good = good && value.state != IdState::kInvalid;
  }
};

// A person whose id was bad before any damage.
template <class Row>
bool IsBadPerson(const Row& row) {
  if constexpr (std::is_same_v<Row, PersonRow>) return !row.id_no.valid();
  return false;
}

bool AllBlank(const IncomeRow& row) {
  return !row.wage && !row.business && !row.property && !row.transfer && !row.expense;
}

// Rows that are listed in rejects.csv anyway: they show their values without variation and are not damaged
// further.
template <class Row>
bool IsListedRow(const Row& row) {
  if constexpr (std::is_same_v<Row, IncomeRow>) return AllBlank(row);
  return IsBadPerson(row);
}

}  // namespace

template <class Row>
void Emitter::SayBadId(const OpenPart& part, uint32_t at, const Row& row, const std::vector<Cell>& cells,
                       std::string_view action) {
  if constexpr (std::is_same_v<Row, PersonRow>) {
    if (row.id_no.valid()) return;
    const std::string_view code = row.id_no.state == IdState::kBlank     ? "required_missing"
                                  : row.id_no.state == IdState::kInvalid ? "id_invalid"
                                                                         : "id_precision_lost";
    Say(part, at, "id_no", cells[2], code, action);
  }
}

template <class Row>
bool Emitter::SayNoAmounts(const OpenPart& part, uint32_t at, const Row& row) {
  if constexpr (std::is_same_v<Row, IncomeRow>) {
    if (AllBlank(row)) {
      Say(part, at, "wage", Cell(), "required_missing", "row_rejected");
      return true;
    }
  }
  return false;
}

void Emitter::Say(const OpenPart& part, uint32_t row, std::string_view column, const Cell& cell, std::string_view code,
                  std::string_view action) {
  rejects_.push_back({part.file, part.sheet_name, row, column, cell.text, code, action});
}

uint32_t Emitter::WriteRow(OpenPart& part, std::vector<Cell>& cells) {
  ++rows_;
  ++part.count;
  if (part.spec.footer) {
    cells.insert(cells.begin(), Cell::Number(static_cast<double>(part.count), std::to_string(part.count)));
    const uint32_t row = part.sheet->Append(cells);
    cells.erase(cells.begin());
    return row;
  }
  return part.sheet->Append(cells);
}

size_t Emitter::PartOf(uint64_t block, DatasetIndex index) const {
  const auto& parts = parts_[static_cast<size_t>(index)];
  const size_t at = (block + static_cast<size_t>(index)) % parts.size();
  return parts[at]->Takes(block) ? at : parts.size() - 1;
}

bool Emitter::OpenPart::Takes(uint64_t block) const {
  if (spec.format == Format::kXls || spec.format == Format::kOds) return block < kSmallFormatBlocks;
  if (spec.format == Format::kXlsx || spec.format == Format::kXlsxShared) return block < kXlsxBlocks;
  return true;
}

template <class Row>
bool Emitter::EmitRow(DatasetIndex index, OpenPart& part, Row& row, const std::set<std::string>* households,
                      Random& random) {
  const Dataset& dataset = DatasetAt(index);
  bool unknown = false;
  if constexpr (requires { row.household_id; })
    unknown = households != nullptr && !households->contains(row.household_id);
  const bool damaged = !options_.tidy && !unknown && !IsListedRow(row) && random.OneIn(kDamageOneIn);
  Renderer renderer(dataset, part.spec, part.workbook(), options_.tidy || unknown || damaged || IsListedRow(row),
                    random);
  Visit(renderer, row);
  std::vector<Cell>& cells = renderer.cells();
  if (unknown) {
    const uint32_t at = WriteRow(part, cells);
    Say(part, at, "household_id", cells[0], "unknown_household", "row_rejected");
    SayBadId(part, at, row, cells, "row_rejected");
    SayNoAmounts(part, at, row);
    return false;
  }
  std::optional<Damage> damage = damaged ? DamageOf(index, cells, part.workbook(), random) : std::nullopt;
  if (damage && IsBadPerson(row) && DatasetAt(index).columns[damage->column].kind == ColumnKind::kId) damage.reset();
  if (damage) cells[damage->column] = damage->cell;
  const uint32_t at = WriteRow(part, cells);
  SayBadId(part, at, row, cells, "row_kept");
  if (damage) {
    Say(part, at, dataset.columns[damage->column].code, damage->cell, damage->code, damage->action);
    if (damage->rejects_row()) return false;
    Blanker blanker{damage->column};
    Visit(blanker, row);
    if constexpr (std::is_same_v<Row, PersonRow>) {
      if (damage->action == "row_kept") row.id_no = {damage->id_state, {}, damage->cell.text};
    }
  }
  return !SayNoAmounts(part, at, row);
}

template <class Row>
void Emitter::EmitOverlap(uint64_t block, DatasetIndex index, const std::vector<Row>& rows, Row& row, Random& random) {
  const auto& parts = parts_[static_cast<size_t>(index)];
  const size_t own = PartOf(block, index);
  for (size_t i = 1; i < parts.size(); ++i) {
    OpenPart& other = *parts[(own + i) % parts.size()];
    if (other.file == parts[own]->file || !other.Takes(block)) continue;
    const std::string key = KeyOf(row);
    const auto same =
        std::count_if(rows.begin(), rows.end(), [&](const Row& r) { return KeyOf(const_cast<Row&>(r)) == key; });
    IdCheck check;
    Visit(check, row);
    if (same != 1 || !check.good) return;
    Renderer renderer(DatasetAt(index), other.spec, other.workbook(), false, random);
    Visit(renderer, row);
    WriteRow(other, renderer.cells());
    return;
  }
}

template <class Row>
void Emitter::EmitTable(uint64_t block, DatasetIndex index, std::vector<Row>& rows,
                        const std::set<std::string>* households) {
  Random random(options_.seed, block * 64 + static_cast<uint64_t>(index) + (1ULL << 40U));
  OpenPart& part = *parts_[static_cast<size_t>(index)][PartOf(block, index)];
  size_t used = 0;
  const size_t rejects_before = rejects_.size();
  const uint64_t rows_before = rows_;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!EmitRow(index, part, rows[i], households, random)) continue;
    if (used != i) rows[used] = std::move(rows[i]);
    ++used;
  }
  rows.resize(used);
  if (!options_.tidy && rejects_.size() == rejects_before) {
    // Only whole blocks without rejects overlap: what was damaged would be two different rows.
    for (Row& row : rows) {
      if (random.OneIn(kOverlapOneIn)) EmitOverlap(block, index, rows, row, random);
    }
  }
  if (index >= DatasetIndex::kSettlement) department_rows_ += rows_ - rows_before;
}

void Emitter::EmitDuplicateKeys(uint64_t block, std::vector<HouseholdRow>& rows) {
  if (options_.tidy) return;
  Random random(options_.seed, block + (1ULL << 41U));
  OpenPart& part = *parts_[0][PartOf(block, DatasetIndex::kHousehold)];
  for (const HouseholdRow& row : rows) {
    if (!random.OneIn(kDuplicateKeyOneIn)) continue;
    HouseholdRow second = row;
    second.village_group += "（重）";
    Renderer renderer(DatasetAt(DatasetIndex::kHousehold), part.spec, part.workbook(), true, random);
    Visit(renderer, second);
    const uint32_t at = WriteRow(part, renderer.cells());
    Say(part, at, "household_id", renderer.cells()[0], "duplicate_key", "row_rejected");
  }
}

void Emitter::EmitOldWater(const std::vector<WaterRow>& rows) {
  if (old_water_ == nullptr) return;
  for (const WaterRow& row : rows) {
    const bool safe = row.result == term::kSafe;
    const Cell cells[] = {Cell::Text(row.household_id), Cell::Text(std::string(safe ? term::kUnsafe : term::kSafe)),
                          Cell::Text(row.checked_on->Iso()), Cell()};
    old_water_->Append(cells);
  }
}

void Emitter::Emit(uint64_t block, Tables& t) {
  EmitTable(block, DatasetIndex::kHousehold, t.household, nullptr);
  EmitDuplicateKeys(block, t.household);
  std::set<std::string> households;
  for (const HouseholdRow& row : t.household) households.insert(row.household_id);
  EmitTable(block, DatasetIndex::kPerson, t.person, &households);
  EmitTable(block, DatasetIndex::kIncome, t.income, &households);
  EmitTable(block, DatasetIndex::kMonitored, t.monitored, nullptr);
  EmitTable(block, DatasetIndex::kMeasure, t.measure, nullptr);
  EmitTable(block, DatasetIndex::kKinship, t.kinship, nullptr);
  EmitTable(block, DatasetIndex::kSettlement, t.medical_settlement, nullptr);
  EmitTable(block, DatasetIndex::kSchool, t.school_roll, nullptr);
  EmitTable(block, DatasetIndex::kDisability, t.disability, nullptr);
  EmitTable(block, DatasetIndex::kAssistance, t.assistance, nullptr);
  EmitTable(block, DatasetIndex::kDeath, t.death, nullptr);
  EmitTable(block, DatasetIndex::kCustody, t.custody, nullptr);
  EmitTable(block, DatasetIndex::kPayroll, t.public_payroll, nullptr);
  EmitTable(block, DatasetIndex::kVehicle, t.vehicle, nullptr);
  EmitTable(block, DatasetIndex::kCompany, t.company, nullptr);
  EmitTable(block, DatasetIndex::kEstate, t.real_estate, nullptr);
  EmitTable(block, DatasetIndex::kProducer, t.large_producer, nullptr);
  EmitTable(block, DatasetIndex::kDiscredited, t.discredited, nullptr);
  EmitTable(block, DatasetIndex::kEmployment, t.employment, nullptr);
  EmitTable(block, DatasetIndex::kHousing, t.housing_safety, nullptr);
  EmitTable(block, DatasetIndex::kWater, t.water_safety, nullptr);
  EmitTable(block, DatasetIndex::kDisaster, t.disaster, nullptr);
  EmitTable(block, DatasetIndex::kAccident, t.accident, nullptr);
  if (block < 100) EmitOldWater(t.water_safety);
}

}  // namespace shouwang::demo
