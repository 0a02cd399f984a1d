// Writes the workbook that the xlsx benchmark reads: a table of persons, the same bytes of content for the
// same arguments.
//
//   bench_make_workbook FILE ROWS
//
// Twelve columns, as a county's tables have them: seven of text (one of them an id number), three numbers and
// two dates. Text is inline: libxlsxwriter's constant memory mode writes no shared strings. Nobody in it
// exists: ids are numbered, and their check characters are wrong on purpose.
#include <xlsxwriter.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

constexpr std::array kHeaders = {"户编号",   "姓名",     "身份证号码", "与户主关系", "性别",   "出生日期",
                                 "健康状况", "劳动技能", "结算日期",   "合规自付",   "总费用", "序号"};
constexpr std::array kSurnames = {"张", "王", "李", "赵", "陈", "欧阳", "杨", "刘"};
constexpr std::array kGiven = {"建国", "秀英", "小明", "桂兰", "志强", "丽", "文军", "金龙", "子轩"};
constexpr std::array kRelations = {"户主", "配偶", "之子", "之女", "之父", "之母"};
constexpr std::array kHealth = {"健康", "长期慢性病", "患有大病", "残疾"};
constexpr std::array kLabour = {"普通劳动力", "技能劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"};

// splitmix64: small, and the same everywhere.
class Random {
 public:
  uint64_t Below(uint64_t limit) {
    state_ += 0x9E3779B97F4A7C15ULL;
    uint64_t x = state_;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return (x ^ (x >> 31U)) % limit;
  }
  template <size_t N>
  const char* Pick(const std::array<const char*, N>& words) {
    return words[Below(N)];
  }

 private:
  uint64_t state_ = 7;
};

std::string Padded(uint64_t number, size_t width) {
  std::string text = std::to_string(number);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

void WriteRow(lxw_worksheet* sheet, lxw_row_t row, lxw_format* date_format, Random& random) {
  constexpr double kFirstBirth = 14611;    // 1940-01-01
  constexpr double kFirstPayment = 43831;  // 2020-01-01
  const auto text = [&](lxw_col_t column, const std::string& value) {
    worksheet_write_string(sheet, row, column, value.c_str(), nullptr);
  };
  const auto birth = kFirstBirth + static_cast<double>(random.Below(29000));
  const auto cents = static_cast<double>(random.Below(2'000'000));
  text(0, "530326" + Padded(row / 4, 8));
  text(1, std::string(random.Pick(kSurnames)) + random.Pick(kGiven));
  text(2, "530326" + Padded(19400101 + random.Below(800'000), 8) + Padded(row % 1000, 3) + "*");
  text(3, random.Pick(kRelations));
  text(4, random.Below(2) == 0 ? "男" : "女");
  worksheet_write_number(sheet, row, 5, birth, date_format);
  text(6, random.Pick(kHealth));
  text(7, random.Pick(kLabour));
  worksheet_write_number(sheet, row, 8, kFirstPayment + static_cast<double>(random.Below(880)), date_format);
  worksheet_write_number(sheet, row, 9, cents / 100, nullptr);
  worksheet_write_number(sheet, row, 10, (cents + static_cast<double>(random.Below(900'000))) / 100, nullptr);
  worksheet_write_number(sheet, row, 11, row, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  const unsigned long rows = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  if (rows == 0 || rows >= LXW_ROW_MAX) {
    std::fprintf(stderr, "用法：bench_make_workbook FILE ROWS\n");
    return 2;
  }
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt(argv[1], &options);
  lxw_worksheet* sheet = workbook_add_worksheet(book, "人口");
  lxw_format* date_format = workbook_add_format(book);
  format_set_num_format(date_format, "yyyy-mm-dd");
  for (size_t i = 0; i < kHeaders.size(); ++i) {
    worksheet_write_string(sheet, 0, static_cast<lxw_col_t>(i), kHeaders[i], nullptr);
  }
  Random random;
  for (unsigned long row = 1; row <= rows; ++row) WriteRow(sheet, static_cast<lxw_row_t>(row), date_format, random);
  const lxw_error error = workbook_close(book);
  if (error != LXW_NO_ERROR) {
    std::fprintf(stderr, "%s: %s\n", argv[1], lxw_strerror(error));
    return 1;
  }
  return 0;
}
