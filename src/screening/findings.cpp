#include "screening/findings.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/resident_id.h"
#include "screening/messages.h"
#include "screening/rule_text.h"

namespace shouwang::screening {
namespace {

struct EvidenceRow {
  int64_t finding = 0;
  int16_t dataset = 0;
  int64_t pos = 0;
  auto operator<=>(const EvidenceRow&) const = default;
};

// A clue on its way: the finding it comes from, and the row references behind it.
struct Draft {
  Clue clue;
  std::string head;  // facts and parameters as JSON
  std::vector<EvidenceRow> rows;
  bool valid_id = false;
};

class FindingReader {
 public:
  FindingReader(County& county, const policy::ParameterValues& parameters)
      : county_(county),
        pack_(county.pack()),
        parameters_(parameters),
        texts_(county.pack(), county.plan().rules, parameters) {}

  Findings Read() {
    ReadEvidence();
    ReadDrafts();
    Findings findings;
    findings.clues = MergedClues();
    findings.households = Households(findings.clues);
    return findings;
  }

 private:
  SqlEngine& engine() { return county_.runner().engine(); }

  void ReadEvidence() {
    engine().Query("SELECT n, dataset, pos FROM evidence", [&](const RowChunk& chunk) {
      for (size_t i = 0; i < chunk.rows(); ++i) {
        evidence_.push_back({chunk.Integer(0, i), static_cast<int16_t>(chunk.Integer(1, i)), chunk.Integer(2, i)});
      }
    });
    std::sort(evidence_.begin(), evidence_.end());
    evidence_.erase(std::unique(evidence_.begin(), evidence_.end()), evidence_.end());
  }

  std::string ColumnSql(const TextColumn& column) const {
    if (column.condition != nullptr) {
      return policy::RuleConditionSql(pack_, county_.as_of(), parameters_, column.condition->tree, column.entity);
    }
    return (column.entity == policy::Entity::kPerson ? "p." : "h.") + column.name;
  }

  std::string DraftSql() const {
    std::string columns =
        "f.n, f.rule, h.household_id, h.division_code, coalesce(p.name, ''), p.id_no, p.id_text, f.p IS NOT NULL, "
        "coalesce(heads.name, '')";
    for (const TextColumn& column : texts_.columns()) columns += ",\n       " + ColumnSql(column);
    return "SELECT " + columns +
           "\nFROM finding f JOIN household_fact h ON h.h = f.h LEFT JOIN person_fact p ON p.p = f.p\n"
           "LEFT JOIN (SELECT h, min(name) AS name FROM person_fact WHERE in_household AND is_head GROUP BY h) heads\n"
           "  ON heads.h = CASE WHEN f.p IS NULL THEN f.h END";  // an equality alone, so that it is a hash join
  }

  void ReadDrafts() {
    constexpr size_t kFixed = 9;
    const std::vector<TextColumn>& columns = texts_.columns();
    std::vector<FactValue> values(columns.size());
    engine().Query(DraftSql(), [&](const RowChunk& chunk) {
      for (size_t i = 0; i < chunk.rows(); ++i) {
        for (size_t c = 0; c < columns.size(); ++c) values[c] = ReadValue(chunk, kFixed + c, i, columns[c].type);
        drafts_.push_back(MakeDraft(chunk, i, values));
      }
    });
  }

  Draft MakeDraft(const RowChunk& chunk, size_t row, const std::vector<FactValue>& values) const {
    const auto rule = static_cast<size_t>(chunk.Integer(1, row));
    Draft draft;
    draft.clue.rule = county_.plan().rules[rule];
    draft.clue.household_id = chunk.Text(2, row);
    draft.clue.division_code = chunk.Text(3, row);
    draft.clue.name = chunk.Text(4, row);
    draft.clue.head = chunk.Text(8, row);
    if (chunk.Integer(7, row) != 0) {
      draft.valid_id = !chunk.IsNull(5, row);
      if (draft.valid_id) {
        draft.clue.id_no = ResidentId(chunk.Integer(5, row)).Text();
      } else if (!chunk.IsNull(6, row)) {
        draft.clue.id_no = chunk.Text(6, row);
      }
    }
    draft.clue.explanation = texts_.Explain(rule, values);
    draft.head = texts_.EvidenceHead(rule, values);
    const int64_t n = chunk.Integer(0, row);
    auto from = std::lower_bound(evidence_.begin(), evidence_.end(), EvidenceRow{n, 0, 0});
    for (; from != evidence_.end() && from->finding == n; ++from) draft.rows.push_back(*from);
    return draft;
  }

  // One clue a person: a person registered twice in a household gives one clue with the rows of both.
  static bool SameSubject(const Draft& a, const Draft& b) {
    return a.clue.rule == b.clue.rule && a.clue.household_id == b.clue.household_id && a.clue.id_no == b.clue.id_no &&
           (a.valid_id || a.clue.name == b.clue.name);
  }

  std::vector<Clue> MergedClues() {
    std::sort(drafts_.begin(), drafts_.end(), [](const Draft& a, const Draft& b) {
      return std::tie(a.clue.rule->id, a.clue.household_id, a.clue.id_no, a.clue.name, a.clue.explanation, a.head) <
             std::tie(b.clue.rule->id, b.clue.household_id, b.clue.id_no, b.clue.name, b.clue.explanation, b.head);
    });
    std::vector<Clue> clues;
    for (size_t i = 0; i < drafts_.size();) {
      Draft& first = drafts_[i];
      size_t next = i + 1;
      for (; next < drafts_.size() && SameSubject(first, drafts_[next]); ++next) {
        first.rows.insert(first.rows.end(), drafts_[next].rows.begin(), drafts_[next].rows.end());
      }
      first.clue.evidence = "{" + first.head + ",\"rows\":" + RowsJson(first.rows) + "}";
      clues.push_back(std::move(first.clue));
      i = next;
    }
    return clues;
  }

  // Sorted by dataset, file name, sheet, row: whatever order the files were given in.
  std::string RowsJson(const std::vector<EvidenceRow>& rows) {
    std::vector<std::tuple<int16_t, const std::string*, uint32_t>> places;
    for (const EvidenceRow& row : rows) {
      places.emplace_back(row.dataset, &SheetJson(static_cast<int32_t>(row.pos >> 32)), static_cast<uint32_t>(row.pos));
    }
    const auto key = [](const auto& place) {
      return std::tuple<int16_t, const std::string&, uint32_t>(std::get<0>(place), *std::get<1>(place),
                                                               std::get<2>(place));
    };
    std::sort(places.begin(), places.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
    places.erase(
        std::unique(places.begin(), places.end(), [&](const auto& a, const auto& b) { return key(a) == key(b); }),
        places.end());
    std::string json = "[";
    for (const auto& [dataset, sheet, row] : places) {
      if (json.size() > 1) json += ',';
      json += "{\"dataset\":\"" + pack_.datasets[static_cast<size_t>(dataset)].name + "\"," + *sheet +
              ",\"row\":" + std::to_string(row) + "}";
    }
    return json + "]";
  }

  // `"file":"…","sheet":"…"` of a source, made once.
  const std::string& SheetJson(int32_t source) {
    std::string& json = sheet_json_[source];
    if (!json.empty()) return json;
    const ingest::FileReport& file = county_.report().files[static_cast<size_t>(source >> 16)];
    json = "\"file\":";
    AppendJsonText(file.name, json);
    json += ",\"sheet\":";
    std::string name;
    for (const ingest::SheetReport& sheet : file.sheets) {
      if (sheet.source == source) name = sheet.sheet;
    }
    AppendJsonText(name, json);
    return json;
  }

  std::vector<HouseholdAdvice> Households(const std::vector<Clue>& clues);

  County& county_;
  const policy::Pack& pack_;
  const policy::ParameterValues& parameters_;
  RuleTexts texts_;
  std::vector<EvidenceRow> evidence_;
  std::vector<Draft> drafts_;
  std::unordered_map<int32_t, std::string> sheet_json_;
};

void AddOnce(const std::vector<std::string>& from, std::vector<std::string>& to) {
  for (const std::string& item : from) {
    if (std::find(to.begin(), to.end(), item) == to.end()) to.push_back(item);
  }
}

// What the clues of one household come to.
struct HouseholdClues {
  std::set<std::string> rules;
  std::set<int> risks;
  bool risk = false;
  bool exclusion = false;
  bool below_line = false;
};

std::map<std::string, HouseholdClues> ByHousehold(const policy::Pack& pack, const std::vector<Clue>& clues) {
  std::map<std::string, HouseholdClues> households;
  for (const Clue& clue : clues) {
    HouseholdClues& household = households[clue.household_id];
    household.rules.insert(clue.rule->id);
    household.exclusion = household.exclusion || clue.rule->kind == policy::RuleKind::kExclusion;
    if (clue.rule->kind != policy::RuleKind::kRisk) continue;
    household.risk = true;
    household.below_line = household.below_line || clue.rule->below_line;
    if (!clue.rule->risk.empty()) household.risks.insert(pack.RiskIndex(clue.rule->risk));
  }
  return households;
}

// 03-contracts.md section 2, households.csv.
std::vector<HouseholdAdvice> FindingReader::Households(const std::vector<Clue>& clues) {
  const std::map<std::string, HouseholdClues> by_household = ByHousehold(pack_, clues);
  std::vector<HouseholdAdvice> advices;
  engine().Query(
      "SELECT household_id, division_code, coalesce(lifted, FALSE), monitored, recorded_category, has_labour FROM "
      "household_fact\n"
      "WHERE h IN (SELECT h FROM gated WHERE kind = 'risk')",
      [&](const RowChunk& chunk) {
        for (size_t i = 0; i < chunk.rows(); ++i) {
          HouseholdAdvice advice;
          advice.household_id = chunk.Text(0, i);
          advice.division_code = chunk.Text(1, i);
          const HouseholdClues& found = by_household.at(advice.household_id);
          const bool lifted = chunk.Integer(2, i) != 0;
          const bool monitored = chunk.Integer(3, i) != 0;
          advice.has_labour = chunk.Integer(5, i) != 0;
          advice.category = monitored && !chunk.IsNull(4, i) ? std::string(chunk.Text(4, i))
                            : !found.below_line              ? message::kCategorySudden
                            : lifted                         ? message::kCategoryLiftedBelow
                                                             : message::kCategoryOtherBelow;
          advice.recommendation = found.exclusion                  ? Recommendation::kCountyReview
                                  : found.below_line && !monitored ? Recommendation::kInclude
                                                                   : Recommendation::kReview;
          for (const int risk : found.risks) {
            const policy::Risk& type = pack_.risks[static_cast<size_t>(risk)];
            advice.risks.push_back(type.name);
            AddOnce(type.suggest, advice.measures);
            AddOnce(advice.has_labour ? type.suggest_with_labour : type.suggest_without_labour, advice.measures);
          }
          advice.clues.assign(found.rules.begin(), found.rules.end());
          advices.push_back(std::move(advice));
        }
      });
  std::sort(advices.begin(), advices.end(),
            [](const HouseholdAdvice& a, const HouseholdAdvice& b) { return a.household_id < b.household_id; });
  return advices;
}

}  // namespace

Findings FetchFindings(County& county, const policy::ParameterValues& parameters) {
  return FindingReader(county, parameters).Read();
}

std::set<ClueKey> FetchClueKeys(County& county) {
  std::set<ClueKey> keys;
  county.runner().engine().Query(
      "SELECT f.rule, h.household_id, h.division_code, p.id_no, p.id_text, p.name FROM finding f JOIN household_fact h "
      "ON h.h = f.h\n"
      "LEFT JOIN person_fact p ON p.p = f.p",
      [&](const RowChunk& chunk) {
        for (size_t i = 0; i < chunk.rows(); ++i) {
          ClueKey key;
          key.rule = county.plan().rules[static_cast<size_t>(chunk.Integer(0, i))]->id;
          key.household_id = chunk.Text(1, i);
          key.division_code = chunk.Text(2, i);
          if (!chunk.IsNull(3, i)) {
            key.id_no = ResidentId(chunk.Integer(3, i)).Text();
          } else if (!chunk.IsNull(4, i)) {
            key.id_no = chunk.Text(4, i);
          }
          if (!chunk.IsNull(5, i)) key.name = chunk.Text(5, i);
          keys.insert(std::move(key));
        }
      });
  return keys;
}

const char* Name(Recommendation recommendation) {
  switch (recommendation) {
    case Recommendation::kInclude:
      return "include";
    case Recommendation::kReview:
      return "review";
    case Recommendation::kCountyReview:
      return "county_review";
  }
  return "";
}

const char* Title(Recommendation recommendation) {
  switch (recommendation) {
    case Recommendation::kInclude:
      return message::kInclude;
    case Recommendation::kReview:
      return message::kReview;
    case Recommendation::kCountyReview:
      return message::kCountyReview;
  }
  return "";
}

}  // namespace shouwang::screening
