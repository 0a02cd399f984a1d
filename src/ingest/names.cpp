#include "ingest/report.h"

namespace shouwang::ingest {

const char* Name(RejectCode code) {
  switch (code) {
    case RejectCode::kIdInvalid:
      return "id_invalid";
    case RejectCode::kIdPrecisionLost:
      return "id_precision_lost";
    case RejectCode::kRequiredMissing:
      return "required_missing";
    case RejectCode::kDateInvalid:
      return "date_invalid";
    case RejectCode::kNumberInvalid:
      return "number_invalid";
    case RejectCode::kEnumUnknown:
      return "enum_unknown";
    case RejectCode::kDivisionInvalid:
      return "division_invalid";
    case RejectCode::kUnknownHousehold:
      return "unknown_household";
    case RejectCode::kDuplicateKey:
      return "duplicate_key";
  }
  return "";
}

const char* Name(RejectAction action) {
  switch (action) {
    case RejectAction::kRowRejected:
      return "row_rejected";
    case RejectAction::kCellBlanked:
      return "cell_blanked";
    case RejectAction::kRowKept:
      return "row_kept";
  }
  return "";
}

const char* Name(RepairKind kind) {
  switch (kind) {
    case RepairKind::kIdCleaned:
      return "id_cleaned";
    case RepairKind::kIdUpgraded:
      return "id_upgraded";
    case RepairKind::kIdTrimmed:
      return "id_trimmed";
    case RepairKind::kNameCleaned:
      return "name_cleaned";
    case RepairKind::kDivisionPadded:
      return "division_padded";
    case RepairKind::kDateFromSerial:
      return "date_from_serial";
    case RepairKind::kDateCompleted:
      return "date_completed";
    case RepairKind::kAmountScaled:
      return "amount_scaled";
  }
  return "";
}

}  // namespace shouwang::ingest
