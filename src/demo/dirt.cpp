#include "demo/dirt.h"

#include <cstdlib>

#include "base/money.h"
#include "base/text.h"

namespace shouwang::demo {
namespace {

constexpr int32_t kSerialOfEpoch = 25569;  // 1970-01-01 as an Excel serial

std::string FullWidth(std::string_view text) {
  std::string out;
  for (const char c : text) AppendCodePoint(static_cast<char32_t>(c) + 0xFEE0, out);
  return out;
}

std::string Replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (text.substr(i, from.size()) == from) {
      out += to;
      i += from.size();
    } else {
      out += text[i++];
    }
  }
  return out;
}

// 张 三: a blank after the first character.
std::string Spaced(std::string_view name, std::string_view blank) {
  size_t first = 0;
  NextCodePoint(name, first);
  return std::string(name.substr(0, first)) + std::string(blank) + std::string(name.substr(first));
}

std::string DateText(Date date, int form, bool month_end) {
  const CivilDate c = date.civil();
  const std::string year = std::to_string(c.year);
  const std::string month = std::to_string(c.month);
  const std::string day = std::to_string(c.day);
  const bool month_only = date == (month_end ? date.LastOfMonth() : *Date::FromCivil(c.year, c.month, 1));
  std::string compact = date.Iso();
  std::erase(compact, '-');
  switch (form) {
    case 0:
      return year + "." + month + "." + day;
    case 1:
      return year + "年" + month + "月" + day + "日";
    case 2:
      return compact;
    case 3:
      return year + "/" + month + "/" + day;
    case 4:
      return date.days() + kSerialOfEpoch >= 61 ? std::to_string(date.days() + kSerialOfEpoch) : date.Iso();
    case 5:
      return month_only ? date.Iso().substr(0, 7) : date.Iso();
    case 6:
      return month_only ? compact.substr(0, 6) : year + "-" + month + "-" + day;
    case 7:
      return month_only ? year + "年" + month + "月" : date.Iso();
    default:
      return month_only ? year + "/" + month : FullWidth(date.Iso());
  }
}

std::string MoneyText(int64_t cents, int form) {
  const std::string plain = FormatCents(cents);
  switch (form) {
    case 0:
      return FormatCentsGrouped(cents);
    case 1:
      return plain + "元";
    case 2:
      return Replaced(FormatCentsGrouped(cents), ",", "，");
    case 3:
      return FullWidth(plain);
    default:
      return " " + plain + " ";
  }
}

// 1234.56 元 as 0.123456 万元, exactly.
std::string InTenThousands(int64_t cents) {
  const int64_t magnitude = std::llabs(cents);
  std::string fraction = std::to_string(magnitude % 1'000'000 + 1'000'000).substr(1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string text = (cents < 0 ? "-" : "") + std::to_string(magnitude / 1'000'000);
  return fraction.empty() ? text : text + "." + fraction;
}

bool IsOpenEnd(const Column& column) { return column.code == "ended_on" || column.code == "removed_on"; }

// The forms that one id takes; all read back as the same id.
std::string IdText(ResidentId id, int form) {
  const std::string text = id.Text();
  const CivilDate birth = id.Birth()->civil();
  switch (form) {
    case 0:
      return "'" + text;
    case 1:
      return text.substr(0, 6) + " " + text.substr(6, 8) + " " + text.substr(14);
    case 2:
      return FullWidth(text);
    case 3:
      return "=\"" + text + "\"";
    case 4:
      return birth.year < 2000 ? text.substr(0, 6) + text.substr(8, 9) : text;
    case 5:
      return text + "\xE2\x80\x8B";  // a zero-width blank
    default:
      return " " + text;
  }
}

// The last character damaged: never a valid check character.
std::string WrongCheck(const std::string& id) {
  std::string text = id.size() == 18 ? id : "530326199001010010";
  text[17] = text[17] == '7' ? '3' : '7';
  return text;
}

}  // namespace

void Renderer::AddBlank() {
  if (column().required || !Vary(25)) return cells_.emplace_back(), void();
  static constexpr std::string_view kBlanks[] = {"-", "—", "/", "无"};
  if (IsOpenEnd(column())) return AddText(random_.OneIn(2) ? "至今" : "长期");
  AddText(std::string(kBlanks[random_.Below(4)]));
}

void Renderer::operator()(std::string& text) {
  if (text.empty()) return AddBlank();
  const bool digits = IsAsciiDigits(text) && text.size() <= 14 && text.front() != '0';
  switch (column().kind) {
    case ColumnKind::kName:
      if (Vary(3)) {
        static constexpr std::string_view kDots[] = {".", "•", "・", "．"};
        const std::string name = Replaced(text, "·", kDots[random_.Below(4)]);
        return AddText(random_.OneIn(12) ? Spaced(name, random_.OneIn(2) ? " " : "　") : name);
      }
      return AddText(text);
    case ColumnKind::kWords:
      if (column().code == "risks" && Vary(3)) return AddText(Replaced(text, "、", random_.OneIn(2) ? "," : "；"));
      return AddText(text);
    case ColumnKind::kDivision:
      if (text.ends_with("000") && !style_.plain) return AddText(text.substr(0, 9));  // a town's own code
      break;
    default:
      break;
  }
  if (digits && style_.workbook && Vary(5))
    return cells_.push_back(Cell::Number(std::strtod(text.c_str(), nullptr), text));
  if (digits && Vary(80)) return AddText(random_.OneIn(2) ? FullWidth(text) : text + " ");
  AddText(text);
}

void Renderer::operator()(Word& word) {
  if (word.empty()) return AddBlank();
  const bool level = column().code == "grade" && word.size() == 1 && word[0] >= '1' && word[0] <= '4';
  if (level && Vary(2)) {
    static constexpr std::string_view kLevels[] = {"一级", "二级", "三级", "四级"};
    return AddText(std::string(kLevels[word[0] - '1']));
  }
  if (level && style_.workbook && Vary(3)) return cells_.push_back(Cell::Number(word[0] - '0', std::string(word)));
  AddText(Vary(60) ? " " + std::string(word) + "　" : std::string(word));
}

void Renderer::operator()(OptionalDate& date) {
  if (!date) return AddBlank();
  const bool month_end = column().kind == ColumnKind::kMonth;
  const int32_t serial = date->days() + kSerialOfEpoch;
  if (style_.workbook && serial >= 61 && Vary(3)) {
    return cells_.push_back({CellKind::kDate, date->Iso(), static_cast<double>(serial)});
  }
  if (style_.workbook && serial >= 61 && Vary(20))
    return cells_.push_back(Cell::Number(serial, std::to_string(serial)));
  AddText(Vary(6) ? DateText(*date, random_.Below(9), month_end) : date->Iso());
}

void Renderer::operator()(OptionalMoney& money) {
  const bool scaled = part_.ten_thousands && !money_seen_;
  money_seen_ = true;
  if (!money) return AddBlank();
  std::string text = scaled ? InTenThousands(*money) : FormatCents(*money);
  if (style_.workbook && !style_.plain) return cells_.push_back(Cell::Number(std::strtod(text.c_str(), nullptr), text));
  if (!scaled && Vary(12)) {
    const int form = random_.Below(6);
    if (form == 4 && *money % 100 == 0) return AddText(InTenThousands(*money) + "万元");
    return AddText(MoneyText(*money, form == 4 ? 1 : form));
  }
  AddText(std::move(text));
}

void Renderer::operator()(IdField& id) {
  if (id.state == IdState::kBlank) return AddBlank();
  if (!id.valid()) return AddText(id.text);
  const std::string text = id.id.Text();
  if (text.back() == 'X' && Vary(4)) return AddText(text.substr(0, 17) + "x");
  if (!Vary(30)) return AddText(text);
  if (column().code == "id_no" && dataset_.name == "disability")
    return AddText(text + (random_.OneIn(2) ? "43" : "43B1"));
  AddText(IdText(id.id, random_.Below(7)));
}

namespace {

std::optional<Damage> DamagedId(DatasetIndex index, size_t at, const std::string& id, bool workbook, Random& random) {
  const bool person = index == DatasetIndex::kPerson;
  const std::string_view action = person ? "row_kept" : "row_rejected";
  const int form = random.Below(index == DatasetIndex::kMeasure ? 2 : 4);
  if (form == 0 || id.size() != 18)
    return Damage{at, Cell::Text(WrongCheck(id)), "id_invalid", action, IdState::kInvalid};
  if (form == 1) return Damage{at, Cell::Text(id.substr(0, 17)), "id_invalid", action, IdState::kInvalid};
  if (form == 2) return Damage{at, {}, "required_missing", action, IdState::kBlank};
  if (workbook) {
    const std::string lost = id.substr(0, 15) + "000";
    return Damage{at, Cell::Number(std::strtod(lost.c_str(), nullptr), lost), "id_precision_lost", action,
                  IdState::kPrecisionLost};
  }
  const std::string lost = id.substr(0, 1) + "." + id.substr(1, 5) + "E+17";
  return Damage{at, Cell::Text(lost), "id_precision_lost", action, IdState::kPrecisionLost};
}

Damage Missing(size_t at) { return {at, {}, "required_missing", "row_rejected"}; }

}  // namespace

std::optional<Damage> DamageOf(DatasetIndex index, const std::vector<Cell>& cells, bool workbook, Random& random) {
  const auto& columns = DatasetAt(index).columns;
  const auto at = static_cast<size_t>(random.Below(static_cast<int>(columns.size())));
  const Column& column = columns[at];
  const std::string_view action =
      column.required || (index == DatasetIndex::kIncome && column.kind == ColumnKind::kMoney) ? "row_rejected"
                                                                                               : "cell_blanked";
  const bool missing = column.required && random.OneIn(3);
  const auto bad = [&](std::string_view text, std::string_view code) {
    return missing ? Missing(at) : Damage{at, Cell::Text(std::string(text)), code, action};
  };
  static constexpr std::string_view kBadDates[] = {"2022-02-30", "不详", "2022.13.1", "待定"};
  static constexpr std::string_view kBadNumbers[] = {"见附件", "1.2.3", "约三千"};
  switch (column.kind) {
    case ColumnKind::kHousehold: {
      const bool checked = index == DatasetIndex::kPerson || index == DatasetIndex::kIncome;
      if (!checked || missing) return Missing(at);
      return Damage{at, Cell::Text("99" + cells[at].text.substr(2)), "unknown_household", "row_rejected"};
    }
    case ColumnKind::kDivision:
      return bad("5303", "division_invalid");
    case ColumnKind::kName:
      return Missing(at);
    case ColumnKind::kText:
      return column.required ? std::optional(Missing(at)) : std::nullopt;
    case ColumnKind::kWord:
    case ColumnKind::kWords:
      if (column.code == "risks") return std::nullopt;  // a text column: anything goes
      return bad("不详", "enum_unknown");
    case ColumnKind::kDate:
    case ColumnKind::kMonth:
      return bad(column.required && random.OneIn(3) ? "-" : kBadDates[random.Below(4)], "date_invalid");
    case ColumnKind::kMoney:
      return bad(column.required && random.OneIn(3) ? "-" : kBadNumbers[random.Below(3)], "number_invalid");
    case ColumnKind::kId:
      return DamagedId(index, at, cells[at].text, workbook, random);
  }
  return std::nullopt;
}

}  // namespace shouwang::demo
