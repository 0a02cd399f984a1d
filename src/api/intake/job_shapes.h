// How jobs of every kind are shown: where they stand, and what they came to.
#pragma once

#include "base/json.h"

#include "api/core/account_names.h"
#include "http/schema.h"
#include "intake/job_runner.h"

namespace shouwang::api {

nlohmann::json JobJson(const intake::Job& job, const intake::JobNews& news, AccountNames& names);
nlohmann::json JobNewsJson(const intake::JobNews& news);
http::Schema JobSchema();
http::Schema JobNewsSchema();  // the data of each event
http::Schema JobStateSchema();

}  // namespace shouwang::api
