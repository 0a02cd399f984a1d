// A policy pack: datasets, parameters by date, facts and rules, all cited (docs/pack-format.md).
//
// A Pack from LoadPack() is checked: every expression is typed, every reference resolves, facts are in an order in
// which each comes after those it uses. It owns its enumerations; Type::values point into it, so it may be moved but
// not copied.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "policy/dataset.h"
#include "policy/expression.h"
#include "policy/procedure.h"
#include "policy/visit_form.h"

namespace shouwang::policy {

// Where a definition stands in the pack's files: `policies/x/rules.toml:12`.
struct Place {
  std::string file;
  uint32_t line = 0;
  std::string Text() const { return file + ":" + std::to_string(line); }
};

struct Source {
  std::string id;
  std::string title;
  std::string issued;
  std::string url;
  std::string note;
  Place place;
};

// Which document, which paragraph.
struct Citation {
  std::string source;
  std::string where;
};

struct ParameterValue {
  Date from;              // in force from this day until the next value of the same case
  std::string case_fact;  // a yes/no fact, or blank: all others
  int64_t value = 0;      // money: 分
  Citation citation;
};

struct Parameter {
  std::string name;
  std::string title;
  std::string unit;
  Type type;  // kMoney or kInteger
  std::vector<ParameterValue> values;
  Place place;
};

enum class Entity : uint8_t { kPerson, kHousehold };

enum class FactShape : uint8_t {
  kPlain,        // an expression over the subject
  kFrom,         // an aggregate over a dataset's rows that name the subject
  kLatest,       // a value of the last such row
  kDepartments,  // an aggregate over all department rows of the person
  kOver,         // an aggregate over persons of the household
  kPeers,        // an aggregate over subjects with the same value of a column
};

enum class Over : uint8_t { kMembers, kMemberIds, kAllMembers, kHeadRelatives };

enum class Aggregate : uint8_t { kNone, kCount, kAnyRow, kSum, kMin, kMax, kAllOf, kUnionOf, kCollect, kJoinText };

// An expression with the text and place it came from.
struct Formula {
  std::string text;
  Node tree;
  Place place;
};

struct Fact {
  std::string name;
  std::string title;
  std::string unit;
  Entity entity = Entity::kPerson;
  FactShape shape = FactShape::kPlain;
  std::string from;  // dataset (kFrom, kLatest)
  Over over = Over::kMembers;
  std::string peers;  // column (kPeers)
  std::vector<Formula> latest;
  std::optional<Formula> where;
  Formula value;                           // as written
  Aggregate aggregate = Aggregate::kNone;  // of every shape but kPlain and kLatest; its argument is value.tree.children
  bool filter = false;
  Type type;
  Place place;
};

enum class RuleKind : uint8_t { kRisk, kWatch, kExclusion, kQuality };

struct Note {
  Formula when;
  std::string text;
};

struct Rule {
  std::string id;
  std::string pack;  // id of the pack that defines it: this one, or one that it builds on
  std::string title;
  RuleKind kind = RuleKind::kRisk;
  Entity level = Entity::kHousehold;
  std::string risk;  // a Risk's name, or blank
  bool below_line = false;
  Formula when;
  std::vector<std::string> required_datasets;  // sorted
  bool requires_any_department = false;
  std::string explain;
  std::vector<Note> notes;
  std::string advice;
  std::string false_positive;
  Citation citation;
  Place place;
};

struct Risk {
  std::string name;
  std::vector<std::string> needs_one_of;
  std::vector<std::string> suggest;
  std::vector<std::string> suggest_with_labour;
  std::vector<std::string> suggest_without_labour;
  Citation citation;
  Place place;
};

// What a kind of help is to a family (S4 四（一）).
enum class MeasureNature : uint8_t {
  kDevelopment,  // 开发式帮扶: it earns
  kSafetyNet,    // 兜底保障: it is kept
  kSupport,      // one need is met
};

// A kind of help: one of the enumeration `measure_kind`. Which risks it answers is said by them.
struct MeasureKind {
  std::string name;
  MeasureNature nature = MeasureNature::kSupport;
  std::vector<std::string> departments;  // code names, the most usual first
  Citation citation;
  Citation departments_citation;
  Place place;
};

struct Division {
  std::string code;  // 12 digits
  std::string name;
};

// An office that hands in tables: those datasets whose `department` is its title.
struct Department {
  std::string name;   // code name: medical_insurance
  std::string title;  // 医保局
  Citation citation;
  Place place;
};

// A table of another system that holds several datasets of the register side by side, a row for each person
// (registry/wide_export.h).
struct RegisterExport {
  struct Column {
    std::string dataset;
    std::string header;
    std::string column;
  };
  std::string title;
  std::vector<std::string> marks;      // headers by which a sheet is known; all of them
  std::vector<std::string> datasets;   // what is read from it
  std::vector<std::string> divisions;  // headers with the names of town and village, where there is no code; or none
  std::vector<Column> columns;         // headers that the datasets' own aliases do not have
  Place place;
};

struct Pack {
  std::string id;
  std::string version;
  std::string name;
  std::string region;
  Date valid_from;
  std::optional<Date> valid_to;
  std::vector<std::string> builds_on;
  std::string hash;  // SHA-256 over the names and bytes of all its files, those of the packs it builds on included
  std::vector<Source> sources;
  std::map<std::string, Enumeration> enumerations;
  std::vector<Dataset> datasets;
  std::vector<Risk> risks;
  std::vector<MeasureKind> measure_kinds;
  std::vector<Division> divisions;
  std::vector<RegisterExport> register_exports;
  std::vector<Department> departments;
  std::vector<Parameter> parameters;
  std::vector<Fact> facts;  // in order of dependency
  std::vector<Rule> rules;  // by id
  std::vector<PaperKind> papers;
  std::vector<StepField> step_fields;
  std::vector<Procedure> procedures;
  std::optional<VisitForm> visit_form;
  std::vector<VisitRound> visit_rounds;
  std::filesystem::path folder;

  Pack() = default;
  Pack(Pack&&) = default;
  Pack& operator=(Pack&&) = default;
  Pack(const Pack&) = delete;
  Pack& operator=(const Pack&) = delete;

  const Fact* FindFact(const std::string& name) const;
  const Parameter* FindParameter(const std::string& name) const;
  const Dataset* FindDataset(const std::string& name) const;
  const Rule* FindRule(const std::string& id) const;
  const Source* FindSource(const std::string& id) const;
  const Department* FindDepartment(const std::string& name) const;
  int RiskIndex(const std::string& name) const;  // position in `risks`, -1 for none
};

const char* Name(RuleKind kind);         // risk watch exclusion quality
const char* Title(RuleKind kind);        // Chinese
const char* Name(MeasureNature nature);  // development safety_net support

}  // namespace shouwang::policy
