// The files themselves: opening, what stands above and below the rows, copies and inputs.toml.
#include <algorithm>
#include <fstream>

#include "demo/open_part.h"

namespace shouwang::demo {
namespace {

constexpr const char* kOldWater = "饮水安全检测（旧）.csv";
constexpr const char* kNotes = "填报说明.txt";
constexpr const char* kCustomHeader = "自付合计";  // not an alias: inputs.toml says what it is
constexpr std::string_view kCustomFile = "2022年5月医保结算";
constexpr int kSpareNumbers = 3;  // rows with a running number and nothing else

constexpr const char* kInputs =
    "# 本次导入的说明：哪些表不读、哪些列改了名。\n"
    "[[file]]\n"
    "name = \"饮水安全检测（更正）.csv\"\n"
    "replaces = \"饮水安全检测（旧）.csv\"\n\n"
    "[[file]]\n"
    "name = \"2022年5月医保结算.csv\"\n"
    "columns = { \"自付合计\" = \"self_pay\" }\n\n"
    "[[file]]\n"
    "name = \"车辆登记.csv\"\n"
    "dataset = \"vehicle\"\n"
    "header = 3\n\n"
    "[[file]]\n"
    "name = \"填报说明.txt\"\n"
    "ignore = true\n";

std::string EndingOf(Format format) {
  switch (format) {
    case Format::kTsv:
      return ".tsv";
    case Format::kXlsx:
    case Format::kXlsxShared:
      return ".xlsx";
    case Format::kXls:
      return ".xls";
    case Format::kOds:
      return ".ods";
    default:
      return ".csv";
  }
}

std::unique_ptr<TableFile> NewFile(const std::filesystem::path& path, Format format) {
  switch (format) {
    case Format::kCsv:
      return NewTextFile(path, TextEncoding::kUtf8, ',');
    case Format::kCsvBom:
      return NewTextFile(path, TextEncoding::kUtf8Bom, ',');
    case Format::kCsvGb:
      return NewTextFile(path, TextEncoding::kGb18030, ',');
    case Format::kCsvUtf16:
      return NewTextFile(path, TextEncoding::kUtf16, ',');
    case Format::kTsv:
      return NewTextFile(path, TextEncoding::kUtf8, '\t');
    case Format::kXlsx:
      return NewXlsxFile(path, true);
    case Format::kXlsxShared:
      return NewXlsxFile(path, false);
    case Format::kXls:
      return NewXlsFile(path);
    case Format::kOds:
      return NewOdsFile(path);
  }
  return nullptr;
}

// The datasets that grow with the population are handed in as several files when all are csv.
bool IsLarge(DatasetIndex index) {
  return index <= DatasetIndex::kIncome || index == DatasetIndex::kKinship || index == DatasetIndex::kSettlement ||
         index == DatasetIndex::kSchool || index == DatasetIndex::kEmployment;
}

std::string HeaderOf(const Column& column, const Part& part, bool first_money) {
  std::string header(column.header);
  if (part.file == kCustomFile && column.code == "self_pay") header = kCustomHeader;
  if (column.kind != ColumnKind::kMoney) return header;
  if (part.ten_thousands && first_money) return header + "（万元）";
  if (part.format == Format::kCsvGb && part.file != kCustomFile) return header + "（元）";
  return part.top == Top::kTitle && part.format != Format::kCsvGb ? header + "\n(元)" : header;
}

}  // namespace

Emitter::Emitter(const EmitterOptions& options) : options_(options) {
  std::filesystem::create_directories(options_.dir);
  parts_.resize(static_cast<size_t>(DatasetIndex::kCount));
  for (size_t i = 0; i < parts_.size(); ++i) {
    const auto index = static_cast<DatasetIndex>(i);
    if (options_.csv_only || options_.tidy) {
      OpenTextParts(index, IsLarge(index) ? 4 : 1);
    } else {
      OpenDataset(index);
    }
  }
  if (options_.csv_only || options_.tidy) return;
  AddUselessSheets();
  OpenOldWater();
}

// An empty sheet, and one that is no table.
void Emitter::AddUselessSheets() {
  OpenPart& part = *parts_[static_cast<size_t>(DatasetIndex::kMonitored)].front();
  std::string name;
  TableFile& file = FileFor(part.spec, name);
  file.AddSheet("Sheet2", false);
  TableSheet& notes = file.AddSheet("填表说明", false);
  const Cell cells[] = {Cell::Text("一、本表由乡镇填报"), Cell::Text("二、不得合并单元格")};
  notes.Append(cells);
}

void Emitter::OpenOldWater() {
  files_.emplace_back(kOldWater, NewFile(options_.dir / kOldWater, Format::kCsvGb));
  old_water_ = &files_.back().second->AddSheet("", false);
  std::vector<Cell> header;
  for (const Column& column : DatasetAt(DatasetIndex::kWater).columns)
    header.push_back(Cell::Text(std::string(column.header)));
  old_water_->Append(header);
}

Emitter::~Emitter() = default;

std::vector<std::string> Emitter::files() const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_) names.push_back(name);
  return names;
}

TableFile& Emitter::FileFor(const Part& part, std::string& file_name) {
  file_name = std::string(part.file) + EndingOf(part.format);
  for (auto& [name, file] : files_) {
    if (name == file_name) return *file;
  }
  files_.emplace_back(file_name, NewFile(options_.dir / file_name, part.format));
  return *files_.back().second;
}

void Emitter::OpenDataset(DatasetIndex index) {
  const Dataset& dataset = DatasetAt(index);
  for (const Part& spec : dataset.parts) {
    auto part = std::make_unique<OpenPart>();
    part->spec = spec;
    TableFile& file = FileFor(spec, part->file);
    part->sheet_name = spec.sheet;
    part->sheet = &file.AddSheet(part->sheet_name, spec.hidden_sheet);
    if (spec.hidden_column >= 0) part->sheet->HideColumn(static_cast<uint32_t>(spec.hidden_column));
    WriteTop(*part, dataset);
    parts_[static_cast<size_t>(index)].push_back(std::move(part));
  }
}

void Emitter::OpenTextParts(DatasetIndex index, int count) {
  const Dataset& dataset = DatasetAt(index);
  for (int i = 1; i <= count; ++i) {
    auto part = std::make_unique<OpenPart>();
    part->file = std::string(dataset.parts.front().file) + "-" + std::to_string(i) + ".csv";
    part->spec.format = Format::kCsv;
    files_.emplace_back(part->file, NewFile(options_.dir / part->file, Format::kCsv));
    part->sheet = &files_.back().second->AddSheet("", false);
    WriteTop(*part, dataset);
    parts_[static_cast<size_t>(index)].push_back(std::move(part));
  }
}

void Emitter::WriteTop(OpenPart& part, const Dataset& dataset) {
  std::vector<Cell> upper;
  std::vector<Cell> lower;
  bool grouped = false;
  bool first_money = true;
  if (part.spec.footer) {
    upper.push_back(Cell::Text("序号"));
    lower.emplace_back();
  }
  for (const Column& column : dataset.columns) {
    const std::string header = HeaderOf(column, part.spec, first_money);
    if (column.kind == ColumnKind::kMoney) first_money = false;
    const bool key =
        column.kind == ColumnKind::kId || column.kind == ColumnKind::kName || column.kind == ColumnKind::kHousehold;
    if (part.spec.top != Top::kTwoRows || key) {
      upper.push_back(Cell::Text(header));
      lower.emplace_back();
      continue;
    }
    upper.push_back(grouped ? Cell() : Cell::Text("登记内容"));
    grouped = true;
    lower.push_back(Cell::Text(header));
  }
  if (part.spec.top == Top::kTitle) {
    part.sheet->AppendTitle(std::string(part.spec.file) + "统计表", static_cast<uint32_t>(upper.size()));
    part.sheet->Append({});
  }
  part.sheet->Append(upper);
  if (part.spec.top == Top::kTwoRows) part.sheet->Append(lower);
}

void Emitter::WriteFooter(OpenPart& part, const Dataset& dataset) {
  if (!part.spec.footer) return;
  for (int i = 1; i <= kSpareNumbers; ++i) {
    const auto number = static_cast<double>(part.count + static_cast<uint64_t>(i));
    const Cell cell = Cell::Number(number, std::to_string(part.count + static_cast<uint64_t>(i)));
    part.sheet->Append({&cell, 1});
  }
  std::vector<Cell> total(dataset.columns.size() + 1);
  total.front() = Cell::Text("合 计");
  total.back() = Cell::Text(std::to_string(part.count) + "条");
  part.sheet->Append(total);
  part.sheet->Append({});
  const Cell signature[] = {Cell::Text("填表人：李四"), Cell(), Cell::Text("审核：王五")};
  part.sheet->Append(signature);
}

void Emitter::Close() {
  for (size_t i = 0; i < parts_.size(); ++i) {
    for (auto& part : parts_[i]) WriteFooter(*part, DatasetAt(static_cast<DatasetIndex>(i)));
  }
  for (auto& [name, file] : files_) file->Close();
  if (!options_.csv_only && !options_.tidy) WriteExtraFiles();
}

void Emitter::WriteExtraFiles() {
  const auto copy = [&](const char* from, const char* to) {
    std::filesystem::copy_file(options_.dir / from, options_.dir / to,
                               std::filesystem::copy_options::overwrite_existing);
    files_.emplace_back(to, nullptr);
  };
  // The copies come later in byte order than what they copy, so that the first is the one that is read.
  copy("亲属关系.csv", "亲属关系_副本.csv");
  copy("死亡人口.xls", "死亡人口_重复上报.xls");
  std::ofstream(options_.dir / kNotes, std::ios::binary) << "各部门请于每月12日前报送，表样不得改动。\n";
  std::ofstream(options_.dir / "inputs.toml", std::ios::binary) << kInputs;
}

}  // namespace shouwang::demo
