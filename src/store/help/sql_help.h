// help::HelpBook over the database. Internal to the store.
#pragma once

#include "help/help_book.h"
#include "store/core/work.h"

namespace shouwang::store {

class SqlHelp final : public help::HelpBook {
 public:
  explicit SqlHelp(Work& work) : work_(work) {}

  std::vector<help::HelpedHousehold> Helped(const std::string& place, int64_t household) override;

  int64_t AddPlan(const help::Plan& plan) override;
  std::optional<help::Plan> PlanOf(int64_t monitored) override;
  std::optional<int64_t> AddEvent(int64_t plan, const help::PlanEvent& event) override;
  std::vector<help::PlanEvent> Events(int64_t plan) override;

  int64_t AddMeasure(const help::Measure& measure) override;
  std::optional<help::Measure> FindMeasure(int64_t id) override;
  std::vector<help::Measure> MeasuresOf(int64_t plan) override;
  std::vector<help::MeasureLine> List(const help::MeasureFilter& filter, int64_t after, int limit) override;
  bool SaveMeasure(const help::Measure& measure, int64_t expected) override;

  int64_t AddHandOver(const help::HandOver& hand_over) override;
  std::vector<help::HandOver> HandOversOf(int64_t household) override;
  std::vector<help::ContactLoad> ContactLoads() override;

  std::vector<help::ReviewLine> Reviews(int64_t year, const std::string& place) override;
  std::vector<help::Review> ReviewsOf(int64_t household) override;
  std::optional<help::Review> FindReview(int64_t id) override;
  int64_t AddReview(const help::Review& review) override;
  bool SaveReview(const help::Review& review, int64_t expected) override;

 private:
  // The household of a plan in scope; 0: none.
  int64_t HouseholdOfPlan(int64_t plan);

  Work& work_;
};

}  // namespace shouwang::store
