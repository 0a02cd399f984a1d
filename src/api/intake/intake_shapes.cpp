#include "api/intake/intake_shapes.h"

#include <utility>
#include <vector>

#include "api/core/shapes.h"
#include "api/intake/job_shapes.h"
#include "api/intake/messages.h"
#include "ingest/report.h"

namespace shouwang::api {
namespace {

using namespace http;  // NOLINT: the words of schemas

constexpr int64_t kMostHeaderRows = UINT32_MAX;

Schema HeadersSchema() {
  return Array(Object({{"header", Text(), {}}, {"column", Text(), {}}}).Named("HeaderMapping"));
}

Schema MappingSchema() {
  return Array(Object({{"sheet", Text(), message::kSheet},
                       {"dataset", Text(), {}},
                       {"header", Integer(0, kMostHeaderRows), message::kHeaderRow},
                       {"columns", HeadersSchema(), {}}})
                   .Named("SheetMapping"));
}

Schema SheetsSchema() {
  return Array(Object({{"sheet", Text(), {}},
                       {"dataset", Text(), {}},
                       {"header_row", Integer(0, kMostHeaderRows), {}},
                       {"read", CountShape(), {}},
                       {"used", CountShape(), {}},
                       {"rejected", CountShape(), {}},
                       {"skipped", CountShape(), {}}})
                   .Named("ImportSheet"));
}

Schema ReplacedSchema() {
  return Array(Object({{"upload", IdShape(), {}},
                       {"added", CountShape(), {}},
                       {"gone", CountShape(), {}},
                       {"changed", CountShape(), {}},
                       {"examples", TextsShape(), {}}})
                   .Named("ReplacedImport"));
}

Schema RejectSchema() {
  using ingest::RejectAction;
  using ingest::RejectCode;
  const Schema code = NamesOf({RejectCode::kIdInvalid, RejectCode::kIdPrecisionLost, RejectCode::kRequiredMissing,
                               RejectCode::kDateInvalid, RejectCode::kNumberInvalid, RejectCode::kEnumUnknown,
                               RejectCode::kDivisionInvalid, RejectCode::kUnknownHousehold, RejectCode::kDuplicateKey});
  const Schema action = NamesOf({RejectAction::kRowRejected, RejectAction::kCellBlanked, RejectAction::kRowKept});
  return Object({{"sheet", Text(), {}},
                 {"row", CountShape(), {}},
                 {"column", Text(), {}},
                 {"title", Text(), {}},
                 {"value", Text(), {}},
                 {"code", code, {}},
                 {"action", action, {}}})
      .Named("Reject");
}

Schema RunCountsSchema() {
  const Schema skipped = Object({{"rule", Text(), {}}, {"missing", Text(), message::kMissing}});
  return Object({{"files", CountShape(), {}},
                 {"rows", CountShape(), {}},
                 {"households", CountShape(), {}},
                 {"persons", CountShape(), {}},
                 {"clues", CountShape(), {}},
                 {"households_with_risk", CountShape(), {}},
                 {"rejects", CountShape(), {}},
                 {"by_rule", Map(CountShape()), message::kByRule},
                 {"skipped_rules", Array(skipped), {}},
                 {"clues_found", CountShape(), {}},
                 {"clues_seen_again", CountShape(), {}},
                 {"clues_reopened", CountShape(), {}},
                 {"clues_gone", CountShape(), {}}})
      .Named("RunCounts");
}

std::vector<Member> RunMembers() {
  const Schema pack = Object({{"id", Text(), {}}, {"version", Text(), {}}, {"hash", Text(), {}}}).Named("RunPack");
  const Schema file =
      Object({{"name", Text(), {}}, {"digest", DigestShape(), {}}, {"bytes", CountShape(), {}}}).Named("RunFile");
  return {{"id", IdShape(), {}},
          {"version", IdShape(), {}},
          {"pack", pack, {}},
          {"as_of", Day(), {}},
          {"settings", TextsShape(), {}},
          {"repeats", IdShape().Nullable(), message::kRepeats},
          {"same", Boolean().Nullable(), message::kSame},
          {"job", IdShape(), {}},
          {"state", JobStateSchema(), {}},
          {"reason", Text(), {}},
          {"by", Text(), {}},
          {"by_name", NameShape(), {}},
          {"asked_at", TimeShape(), {}},
          {"finished_at", TimeShape().Nullable(), {}},
          {"counts", RunCountsSchema(), {}},
          {"files", Array(file), {}},
          {"warnings", TextsShape(), {}}};
}

}  // namespace

http::Schema DepartmentDatasetsSchema() {
  const Schema column = Object({{"name", Text(), {}},
                                {"title", Text(), {}},
                                {"aliases", TextsShape(), {}},
                                {"type", Choice({"text", "number", "date", "id", "enum", "enums"}), {}},
                                {"required", Boolean(), {}},
                                {"values", TextsShape(), {}}})
                            .Named("DatasetColumn");
  const Schema dataset = Object({{"name", Text(), {}},
                                 {"title", Text(), {}},
                                 {"accumulates", Boolean(), message::kAccumulates},
                                 {"columns", Array(column), {}}})
                             .Named("Dataset");
  return Object({{"department", Text(), {}}, {"title", Text(), {}}, {"datasets", Array(dataset), {}}})
      .Named("DepartmentDatasets");
}

http::Schema BoardSquareSchema() {
  const Schema dataset = Object({{"dataset", Text(), {}},
                                 {"title", Text(), {}},
                                 {"in", Boolean(), message::kIn},
                                 {"staged", Boolean(), message::kStaged},
                                 {"late", Boolean(), {}},
                                 {"replaced", CountShape(), {}},
                                 {"first_in", Day().Nullable(), {}}})
                             .Named("BoardDataset");
  return Object({{"department", Text(), {}},
                 {"title", Text(), {}},
                 {"period", PeriodShape(), {}},
                 {"due", Day().Nullable(), message::kDue},
                 {"datasets", Array(dataset), {}}})
      .Named("BoardSquare");
}

http::Schema ImportSchema() {
  return Object({{"id", IdShape(), {}},
                 {"version", IdShape(), {}},
                 {"department", Text(), {}},
                 {"period", PeriodShape(), {}},
                 {"file_name", Text(), {}},
                 {"sha256", DigestShape(), {}},
                 {"bytes", CountShape(), {}},
                 {"state", Choice({"staged", "loaded", "replaced", "withdrawn"}), {}},
                 {"by", Text(), {}},
                 {"by_name", NameShape(), {}},
                 {"at", TimeShape(), {}},
                 {"changed_at", TimeShape(), {}},
                 {"datasets", TextsShape(), {}},
                 {"sheets", SheetsSchema(), {}},
                 {"mapping", MappingSchema(), {}},
                 {"replaced", ReplacedSchema(), {}}})
      .Named("Import");
}

http::Schema ImportPreviewSchema() {
  const Schema column = Object({{"name", Text(), {}}, {"title", Text(), {}}, {"required", Boolean(), {}}});
  const Schema sheet = Object({{"sheet", Text(), {}},
                               {"dataset", Text(), message::kDatasetOfSheet},
                               {"title", Text(), {}},
                               {"header_row", Integer(0, kMostHeaderRows), {}},
                               {"headers", HeadersSchema(), {}},
                               {"headers_not_used", TextsShape(), {}},
                               {"columns", Array(column), {}},
                               {"as_written", Array(TextsShape()), message::kAsWritten},
                               {"as_read", Array(TextsShape()), message::kAsRead}})
                           .Named("PreviewSheet");
  const Schema problem = Object({{"what", Text(), {}}, {"where", Text(), {}}, {"hint", Text(), {}}});
  return Object({{"sheets", Array(sheet), {}},
                 {"rejects", Array(RejectSchema()), {}},
                 {"rejects_total", CountShape(), {}},
                 {"repairs_total", CountShape(), {}},
                 {"warnings", TextsShape(), {}},
                 {"problems", Array(problem), {}}})
      .Named("ImportPreview");
}

http::Schema RunSchema() { return Object(RunMembers()).Named("Run"); }

http::Schema RunDetailSchema() {
  const Schema input = Object({{"name", Text(), {}},
                               {"digest", DigestShape(), {}},
                               {"bytes", CountShape(), {}},
                               {"upload", CountShape(), message::kUploadOfInput},
                               {"mapping", MappingSchema(), {}}})
                           .Named("RunInput");
  std::vector<Member> members = RunMembers();
  members.push_back({"inputs", Array(input), {}});
  return Object(std::move(members)).Named("RunDetail");
}

}  // namespace shouwang::api
