// Where help is kept. Implemented by src/store/help. All calls belong to one transaction of the record, see only rows
// of households in the caller's scope, and throw record::RecordError when the database cannot be used.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "help/measure.h"

namespace shouwang::help {

// A monitored household with what its help is judged by.
struct HelpedHousehold {
  int64_t household = 0;
  std::string household_id;  // 户编号, as the register has it
  std::string division_code;
  std::string group;
  std::string head;
  int64_t people = 0;       // 在户
  bool has_labour = false;  // a member 在户 can work
  int64_t contact = 0;      // account; 0: none
  std::string contact_name;
  int64_t monitored = 0;  // row of the register
  std::string category;
  std::string identified_on;
  std::vector<std::string> risks;
  int64_t plan = 0;  // 0: none yet
  std::string planned_on;
  struct PlanMeasure {
    std::string kind;
    std::vector<std::string> risks;
    MeasureState state = MeasureState::kPlanned;
  };
  std::vector<PlanMeasure> measures;    // of the plan
  std::vector<std::string> registered;  // kinds of the register's measures since, that are no plan's
};

struct MeasureFilter {
  std::string place;  // division code or prefix; blank: all of the scope
  std::optional<MeasureState> state;
  std::string kind;
  std::string department;
};

// A measure as a list shows it.
struct MeasureLine {
  Measure measure;
  std::string household_id;
  std::string division_code;
  std::string head;
};

// A household that was monitored in a year, with its review.
struct ReviewLine {
  int64_t household = 0;
  std::string household_id;
  std::string division_code;
  std::string head;
  std::string category;
  std::string eliminated_on;  // blank: still monitored
  std::optional<Review> review;
};

struct ContactLoad {
  int64_t account = 0;
  int64_t households = 0;
};

class HelpBook {
 public:
  virtual ~HelpBook() = default;

  // Monitored now, by place and 户编号; of one household alone when `household` is not 0.
  virtual std::vector<HelpedHousehold> Helped(const std::string& place, int64_t household) = 0;

  virtual int64_t AddPlan(const Plan& plan) = 0;
  virtual std::optional<Plan> PlanOf(int64_t monitored) = 0;
  // The plan's next version: the event gets its number. Nothing when the plan is out of the scope.
  virtual std::optional<int64_t> AddEvent(int64_t plan, const PlanEvent& event) = 0;
  virtual std::vector<PlanEvent> Events(int64_t plan) = 0;  // oldest first

  virtual int64_t AddMeasure(const Measure& measure) = 0;
  virtual std::optional<Measure> FindMeasure(int64_t id) = 0;
  virtual std::vector<Measure> MeasuresOf(int64_t plan) = 0;  // in order of their numbers
  virtual std::vector<MeasureLine> List(const MeasureFilter& filter, int64_t after, int limit) = 0;
  // False when its version is not `expected` any more, or it is out of the scope.
  virtual bool SaveMeasure(const Measure& measure, int64_t expected) = 0;

  virtual int64_t AddHandOver(const HandOver& hand_over) = 0;
  virtual std::vector<HandOver> HandOversOf(int64_t household) = 0;  // newest first
  virtual std::vector<ContactLoad> ContactLoads() = 0;

  // Those monitored on some day of the year, by place and 户编号.
  virtual std::vector<ReviewLine> Reviews(int64_t year, const std::string& place) = 0;
  virtual std::vector<Review> ReviewsOf(int64_t household) = 0;  // latest year first
  virtual std::optional<Review> FindReview(int64_t id) = 0;
  virtual int64_t AddReview(const Review& review) = 0;
  virtual bool SaveReview(const Review& review, int64_t expected) = 0;
};

}  // namespace shouwang::help
