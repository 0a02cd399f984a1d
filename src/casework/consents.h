// 授权承诺书 and 部门信息比对 (S4 三（三）（四）; 02-domain.md section 5): a department is asked about a household only
// under a signed authorisation, and every question names the one it rests on. Where they are kept; implemented by
// src/store/casework, with the same promises as cases.h. A department sees the questions put to it, nothing else.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace shouwang::casework {

struct Authorisation {
  int64_t id = 0;
  int64_t household = 0;
  std::string division_code;
  std::string signed_on;
  std::string scope;                     // what may be looked up, as it says
  std::vector<int64_t> signers;          // persons of the register
  std::vector<std::string> attachments;  // the signed sheet: SHA-256 in the vault
  int64_t account = 0;
  int64_t created_ms = 0;
  std::string taken_back_on{};  // blank: in force
  std::string taken_back_why{};
};

// What a department found: one of the ten exclusions (02-domain.md section 4), or something else worth knowing.
struct LookUpFinding {
  int64_t exclusion = 0;  // 1 to 10; 0: none of them
  std::string text;
  bool operator==(const LookUpFinding&) const = default;
};

struct LookUp {
  int64_t id = 0;
  int64_t version = 1;
  int64_t case_file = 0;
  int64_t household = 0;
  std::string household_id;  // as the case shows it
  std::string head;
  std::string division_code;
  int64_t authorisation = 0;
  std::string department;  // code name
  int64_t asked_ms = 0;
  int64_t asked_by = 0;
  std::string due_on;       // blank: none
  int64_t answered_ms = 0;  // 0: not yet
  int64_t answered_by = 0;
  int64_t cancelled_ms = 0;  // the authorisation was taken back, or the case is over
  std::string note{};
  std::vector<LookUpFinding> findings{};

  bool is_open() const { return answered_ms == 0 && cancelled_ms == 0; }
};

struct LookUpFilter {
  bool open_only = false;
  std::string place;       // division code or prefix
  std::string department;  // blank: any
};

class Consents {
 public:
  virtual ~Consents() = default;
  virtual int64_t AddAuthorisation(const Authorisation& authorisation) = 0;
  virtual std::optional<Authorisation> FindAuthorisation(int64_t id) = 0;
  virtual std::vector<Authorisation> AuthorisationsOf(int64_t household) = 0;  // newest first
  virtual void TakeBack(int64_t id, const std::string& day, const std::string& why) = 0;

  virtual int64_t AddLookUp(const LookUp& lookup) = 0;
  virtual std::optional<LookUp> FindLookUp(int64_t id) = 0;
  virtual std::vector<LookUp> LookUpsOf(int64_t case_file) = 0;  // in order of their numbers
  virtual std::vector<LookUp> LookUps(const LookUpFilter& filter, int64_t after, int limit) = 0;
  // The answer or the cancellation. False when its version is not `expected` any more, or it is out of the scope.
  virtual bool SaveLookUp(const LookUp& lookup, int64_t expected) = 0;
};

}  // namespace shouwang::casework
