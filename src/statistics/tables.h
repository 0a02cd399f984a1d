// The tables that S0 and S1 quote, and what is behind each figure. A figure and its list are made by the same
// functions, so that they cannot disagree.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "access/divisions.h"
#include "base/result.h"
#include "policy/pack.h"
#include "statistics/basis.h"
#include "statistics/book.h"
#include "statistics/table.h"

namespace shouwang::statistics {

struct TableName {
  const char* name;
  Behind behind;
};
inline constexpr TableName kTables[] = {
    {"monitored", Behind::kHouseholds},  // 监测对象: S0 “监测对象124户515人（脱贫不稳定户46户184人 …）”
    {"flow", Behind::kHouseholds},  // 识别与消除: S1 “审批30户116人”, “消除风险监测对象84户197人”
    {"risks", Behind::kHouseholds},          // 风险类型: S1 “结合监测对象致返贫风险点”
    {"measures", Behind::kHouseholds},       // 帮扶措施: S1 “监测对象落实人均帮扶措施4个”
    {"measure-kinds", Behind::kHouseholds},  // 措施类型: S1 “缺什么、补什么”
    {"visits", Behind::kHouseholds},         // 走访: S1 “圈定监测对象，每月监测核实1次”
    {"clues", Behind::kClues},               // 线索: S1 “核处行业部门预警信息759条”
    {"quality", Behind::kClues},  // 数据质量: S1 “下发存疑数据超1000条，指导镇村逐条核实修正”
};

// Where the words of rows come from.
struct Words {
  const policy::Pack& pack;
  access::Divisions& divisions;
};

struct Cell {
  std::string column;  // blank: the first
  std::string row;     // blank: the total
};

// A household behind a figure.
struct BehindHousehold {
  const Spell* spell = nullptr;
  int64_t people = 0;  // on the last day on which it was monitored in the period
  int64_t value = 0;   // what it adds to the figure: 1, its people, its measures
};

// `name` is one of kTables with Behind::kHouseholds.
Table HouseholdTable(const std::string& name, const Book& book, const Words& words);
// All of them, in order of the book's spells: the values add up to the figure. kInvalid for a column that is not there
// or is a ratio. A row that is not there has no households.
Result<std::vector<BehindHousehold>> HouseholdsBehind(const std::string& name, const Cell& cell, const Book& book,
                                                      const policy::Pack& pack);

// `name` is one of kTables with Behind::kClues.
Table ClueTable(const std::string& name, const std::vector<ClueCount>& counts, const Period& period,
                const Words& words);
// What to ask Basis::ListClues for: as many as the figure says. Nothing when the row has none.
Result<std::optional<ClueSelection>> CluesBehind(const std::string& name, const Cell& cell,
                                                 const std::vector<ClueCount>& counts, const Period& period,
                                                 const policy::Pack& pack);

}  // namespace shouwang::statistics
