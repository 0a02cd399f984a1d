// Gives a county that `shouwang init` made and a register was imported into COUNT sent clues, so that its lists are as
// long as those of a county after years of work. The server must not run on it.
//
//   bench_fill_clues COUNTY COUNT
#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "clues/findings.h"
#include "clues/handling.h"
#include "registry/registry.h"
#include "seal/key_ring.h"
#include "seal/ring_sealer.h"
#include "store/all/repositories.h"
#include "store/core/database.h"

namespace {

using namespace shouwang;  // NOLINT: a program of one file

constexpr int kHouseholdsAtOnce = 5000;

template <typename T>
T Good(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << FormatError(result.error()) << "\n";
  std::exit(1);
}
void Good(const Status& status) {
  if (status) return;
  std::cerr << FormatError(status.error()) << "\n";
  std::exit(1);
}

struct Home {
  std::string household_id;
  std::string division_code;
  int64_t number = 0;
};

class County {
 public:
  explicit County(const std::filesystem::path& folder)
      : sealer_(Good(seal::MakeSealer(seal::KeyFilesOf(folder), clock_))) {
    store::DatabaseOptions options;
    options.url = "sqlite:" + (folder / "record.db").string();
    database_ = Good(store::Database::Open(options, *sealer_, clock_));
    record_ = store::MakeRecord(*database_, store::AllRepositories());
  }

  std::vector<Home> Homes() {
    std::vector<Home> homes;
    Good(record_->Read(caller_, [&](record::Tables& tables) -> Status {
      registry::RegisterChunk chunk;
      do {
        chunk = tables.registry().ReadChunk(chunk.last, kHouseholdsAtOnce);
        for (const registry::Row& row : chunk.households) {
          homes.push_back({row[registry::household_field::kNumber], row[registry::household_field::kDivision], row.id});
        }
      } while (!chunk.last.empty());
      return {};
    }));
    return homes;
  }

  // As if one run had found `rules` clues of each household, until there are `count`.
  void Find(const std::vector<Home>& homes, int64_t count) {
    const int64_t rules = (count + static_cast<int64_t>(homes.size()) - 1) / static_cast<int64_t>(homes.size());
    std::deque<policy::Rule> made;
    clues::RunHead head;
    head.run = 1'000'000;  // of no run that is kept
    head.as_of = *Date::FromIso("2022-05-31");
    for (int64_t i = 0; i < rules; ++i) {
      policy::Rule& rule = made.emplace_back();
      rule.id = fmt::format("B-{:02}", i + 1);
      rule.pack = "bench";
      rule.title = "因病支出较大";
      rule.risk = "因病";
      clues::RuleInfo info;
      info.pack = rule.pack;
      info.id = rule.id;
      info.title = rule.title;
      info.risk = rule.risk;
      info.answer_days = 15;
      head.rules.push_back(info);
    }
    Write([&](record::Tables& tables) -> Status {
      clues::BeginFindings(tables.clues(), head);
      return {};
    });
    for (size_t first = 0; count > 0 && first < homes.size(); first += kHouseholdsAtOnce) {
      const size_t end = std::min(homes.size(), first + kHouseholdsAtOnce);
      std::deque<screening::Clue> found;
      std::vector<clues::Finding> findings;
      for (size_t i = first; i < end; ++i) {
        for (const policy::Rule& rule : made) {
          if (count-- <= 0) break;
          findings.push_back({&Found(rule, homes[i], found), nullptr, homes[i].number, 0});
        }
      }
      Write([&](record::Tables& tables) -> Status {
        clues::StageFindings(tables.clues(), *sealer_, head, findings);
        return {};
      });
    }
    Write([&](record::Tables& tables) -> Status {
      const clues::Moment now = clues::MomentOf(tables.now_ms());
      clues::TakeFindings(tables.clues(), tables.group_risks(), head, now);
      const auto sent = clues::SendClues(tables.clues(), {}, now);
      return sent ? Status() : Status(Fail(sent.error()));
    });
  }

 private:
  static const screening::Clue& Found(const policy::Rule& rule, const Home& home, std::deque<screening::Clue>& found) {
    screening::Clue& clue = found.emplace_back();
    clue.rule = &rule;
    clue.household_id = home.household_id;
    clue.head = "张三丰";
    clue.division_code = home.division_code;
    clue.explanation = "医疗自付 52,300 元，超过预警线 50,000 元";
    clue.evidence =
        R"({"facts":{"household_self_pay_12m":52300},"parameters":{},"rows":[{"dataset":"medical_settlement",)"
        R"("file":"5月.xlsx","sheet":"","row":3}]})";
    return clue;
  }

  void Write(const std::function<Status(record::Tables&)>& change) {
    Good(record_->Write(caller_, [&](record::Tables& tables) -> Status {
      tables.audit().Append({"bench", "", "done", ""});
      return change(tables);
    }));
  }

  const SystemClock clock_;
  const access::Caller caller_ = access::Caller::System("bench");
  std::unique_ptr<seal::Sealer> sealer_;
  std::unique_ptr<store::Database> database_;
  std::unique_ptr<record::Record> record_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  County county(argv[1]);
  const std::vector<Home> homes = county.Homes();
  if (homes.empty()) {
    std::cerr << "the register is empty\n";
    return 1;
  }
  county.Find(homes, std::stoll(argv[2]));
  std::cout << fmt::format("{} households, {} clues\n", homes.size(), argv[2]);
}
