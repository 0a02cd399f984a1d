#include "api/core/shapes.h"
#include "api/operation/messages.h"
#include "api/operation/office_job_endpoint.h"
#include "api/operation/operation_api.h"
#include "operation/office_job.h"
#include "seal/key_ring.h"

namespace shouwang::api {
namespace {

using access::Permission;

Result<http::Reply> Read(Call& call) {
  const Result<seal::RingFacts> facts = seal::ReadRingFacts(call.services().keys);
  if (!facts) return Fail(facts.error());
  nlohmann::json keys = nlohmann::json::array();
  for (const seal::RingFacts::DataKey& key : facts->data_keys) {
    keys.push_back({{"version", key.version}, {"made_at", TimeOrNull(key.made_ms)}});
  }
  return Json({{"cipher", facts->cipher},
               {"current", facts->data_keys.back().version},
               {"data_keys", keys},
               {"master_key_file", facts->has_master},
               {"rotating", facts->rotating}});
}

http::Schema KeysSchema() {
  using namespace http;
  const Schema key = Object({{"version", IdShape(), {}}, {"made_at", TimeShape().Nullable(), message::kKeyMadeAt}});
  return Object({{"cipher", Choice({"sm4", "aes-256-gcm"}), message::kCipher},
                 {"current", IdShape(), message::kCurrentKey},
                 {"data_keys", Array(key.Named("DataKey")), message::kDataKeys},
                 {"master_key_file", Boolean(), message::kMasterKeyThere},
                 {"rotating", Boolean(), message::kRotating}})
      .Named("Keys");
}

}  // namespace

Endpoints KeyEndpoints() {
  return {Reading("/keys", "readKeys", message::kReadKeys, Permission::kManageKeys, KeysSchema(), Read),
          OfficeJobEndpoint("/keys/rotation", "rotateKeys", message::kRotateKeys, Permission::kManageKeys,
                            operation::kRotationJob, "key.ask-rotation")};
}

}  // namespace shouwang::api
