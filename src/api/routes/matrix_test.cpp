// 04-trust.md lines 7, 9 and 10: every route × every role × rows inside and outside the scope. Made from the route
// table: a new endpoint is tried without a word here, and fails when there is no row for its path.
#include <gtest/gtest.h>

#include "api/routes/test_matrix_county.h"
#include "http/reply_check.h"

namespace shouwang::api {
namespace {

using access::Permission;
using access::Role;
using nlohmann::json;

// The least value that fits a schema; with `nulls` every optional member is there, as null.
json Least(const json& schema, bool nulls = false) {
  if (schema.contains("enum")) return schema["enum"][0];
  json type = schema.value("type", json("object"));
  if (type.is_array()) type = type[0];
  if (type == "object") {
    json value = json::object();
    for (const json& name : schema.value("required", json::array())) {
      value[name.get<std::string>()] = Least(schema["properties"][name.get<std::string>()], nulls);
    }
    const json properties = schema.value("properties", json::object());
    for (const auto& [name, member] : properties.items()) {
      if (nulls && !value.contains(name)) value[name] = nullptr;
    }
    return value;
  }
  if (type == "array") {
    json value = json::array();
    for (int i = 0; i < schema.value("minItems", 0); ++i) value.push_back(Least(schema["items"]));
    return value;
  }
  if (type == "integer" || type == "number") return schema.value("minimum", json(1));
  if (type == "boolean") return true;
  if (schema.value("format", "") == "date") return "2022-05-31";
  const std::string pattern = schema.value("pattern", "");
  if (pattern.find("{12}") != std::string::npos) return "530326101201";
  if (pattern.find("{64}") != std::string::npos) return std::string(64, 'a');
  if (pattern.find("{6}") != std::string::npos) return "530326";
  return std::string(std::max<size_t>(schema.value("minLength", size_t{1}), 1), 'x');
}

struct Tried {
  const Endpoint& endpoint;
  Role role;
  bool has_row = false;
  bool inside = false;  // the row is one that the role may see
  bool nulls = false;   // of the body

  std::string Name() const {
    return std::string(http::MethodName(endpoint.method)) + " " + endpoint.path + " as " + access::RoleName(role) +
           (has_row ? (inside ? ", a row inside" : ", a row outside") : "");
  }
};

class MatrixTest : public MatrixCounty {
 public:
  // The first part of the path says which rows; blank path: none is known.
  std::string PathOf(const Endpoint& endpoint, bool inside) {
    const std::string kind = endpoint.path.substr(1, endpoint.path.find('/', 1) - 1);
    if (endpoint.path.find('{') == std::string::npos) return endpoint.path;
    const auto known = rows().find(kind);
    if (known == rows().end()) return {};
    std::string path = endpoint.path;
    for (size_t begin = path.find('{'); begin != std::string::npos; begin = path.find('{')) {
      const std::string name = path.substr(begin, path.find('}') - begin + 1);
      const std::string row = inside ? known->second.inside : known->second.outside;
      std::string part = name == "{id}" ? row : (name == "{name}" ? "clues.csv" : "1");
      if (name == "{form}") part = kind == "forms" ? row : "visit";
      path.replace(begin, name.size(), part);
    }
    return path;
  }

  // Which of the two rows a role may see, once it has the permission.
  static bool Sees(Role role, const std::string& kind, bool inside) {
    if (kind == "policies" || kind == "users" || kind == "forms") return inside;  // of no place
    if (kind == "jobs" || kind == "runs" || kind == "registry-imports") return inside && role == Role::kCounty;
    if (kind == "imports" || kind == "lookups") return role == Role::kCounty || (role == Role::kDepartment && inside);
    if (role == Role::kContact) return false;  // no household is assigned to this one
    return inside || role == Role::kCounty;
  }

  http::Reply Try(const Tried& tried, bool inside) {
    Visitor visitor = As(tried.role);
    http::Request request;
    request.method = tried.endpoint.method;
    request.path = "/api/v1" + PathOf(tried.endpoint, inside);
    request.address = "127.0.0.1";
    request.id = "matrix";
    request.headers = {{"cookie", std::string(kSessionCookie) + "=" + visitor.cookie},
                       {"x-csrf-token", visitor.csrf},
                       {"if-match", "\"1\""}};
    if (!tried.endpoint.request.IsNothing()) {
      request.body = Least(tried.endpoint.request.ToJsonSchema(), tried.nulls).dump();
    }
    if (tried.endpoint.limits.body_is_bytes) request.body = "x";
    for (const http::QueryParameter& parameter : tried.endpoint.query) {
      if (parameter.schema.IsOptional()) continue;
      const json least = Least(parameter.schema.ToJsonSchema());
      request.query[parameter.name] = least.is_string() ? least.get<std::string>() : least.dump();
    }
    const http::Router::Match match = router().Find(request.method, request.path);
    EXPECT_NE(match.route, nullptr) << tried.Name();
    request.parameters = match.parameters;
    try {
      http::Reply reply = match.route->handle(request);
      const Status described = http::CheckReply(*match.route, reply);
      EXPECT_TRUE(described) << tried.Name() << ": " << described.error().what;
      return reply;
    } catch (const std::exception& error) {
      ADD_FAILURE() << tried.Name() << (tried.nulls ? ", with nulls: " : ": ") << error.what();
      return http::Problem({ErrorCode::kInternal, "thrown", {}, {}, {}}, "matrix");
    }
  }

  // What must not be in an answer, whatever its status.
  void ExpectNoLeak(const Tried& tried, const http::Reply& reply) {
    const bool reveals = tried.endpoint.permission == Permission::kReveal && tried.inside && reply.status == 200;
    for (const int64_t serial : {1, 2}) {
      if (reveals) continue;
      EXPECT_EQ(reply.body.find(IdOf(serial)), std::string::npos) << tried.Name();
      EXPECT_EQ(reply.body.find(PhoneOf(serial)), std::string::npos) << tried.Name();
    }
    // The county sees every row; a department what it handed in itself, whoever is named there.
    if (tried.role == Role::kCounty) return;
    EXPECT_EQ(reply.body.find("outside.csv"), std::string::npos) << tried.Name() << ": " << reply.body;
    if (tried.role == Role::kDepartment) return;
    for (const char* mark : {kOutsideName, kOutsideNumber, "199****0002"}) {
      EXPECT_EQ(reply.body.find(mark), std::string::npos) << tried.Name() << ": " << reply.body;
    }
  }

  void Check(const Tried& tried, bool inside) {
    const http::Reply reply = Try(tried, inside);
    ExpectNoLeak(tried, reply);
    EXPECT_LT(reply.status, 500) << tried.Name() << ": " << reply.body;
    if (tried.endpoint.permission == Permission::kPublic) return;
    if (!access::May(tried.role, tried.endpoint.permission)) {
      EXPECT_EQ(reply.status, 403) << tried.Name() << ": " << reply.body;
      return;
    }
    EXPECT_NE(reply.status, 401) << tried.Name() << ": " << reply.body;
    if (!tried.has_row) return;
    if (!tried.inside) {
      EXPECT_GE(reply.status, 400) << tried.Name() << ": " << reply.body;
      EXPECT_TRUE(tried.endpoint.method != http::Method::kGet || reply.status == 404) << tried.Name() << reply.body;
    } else if (tried.endpoint.method == http::Method::kGet && tried.endpoint.path.ends_with("/{id}")) {
      EXPECT_EQ(reply.status, 200) << tried.Name() << ": " << reply.body;
    }
  }

  // Reads first, then changes of rows outside, which must all fail; changes of rows inside last.
  void TryAll(bool reads, bool inside, bool nulls = false) {
    const Endpoints all = AllEndpoints();
    for (const Endpoint& endpoint : all) {
      if ((endpoint.method == http::Method::kGet) != reads) continue;
      const bool has_row = endpoint.path.find('{') != std::string::npos;
      ASSERT_NE(PathOf(endpoint, true), "") << "give the matrix rows for " << endpoint.path;
      // Rows that exist for nobody in this county: one that is there is not to be had.
      const std::string kind = endpoint.path.substr(1, endpoint.path.find('/', 1) - 1);
      const bool absent = has_row && rows().at(kind).inside == rows().at(kind).outside;
      for (const Role role : access::kRoles) {
        Check({endpoint, role, has_row, !absent && Sees(role, kind, inside), nulls}, inside);
      }
    }
  }
};
SHOUWANG_API_ON_BOTH_DATABASES(MatrixTest);

TEST_P(MatrixTest, Trust09_EveryRouteRoleAndRow) {
  TryAll(true, true);
  TryAll(true, false);
  TryAll(false, false);
  TryAll(false, true);
}

TEST_P(MatrixTest, EveryRouteTakesNullForWhatMayBeLeftOut) { TryAll(false, true, true); }

// What the matrix looks for would be found if it were there.
TEST_P(MatrixTest, Trust10_TheMarksAreReal) {
  const std::string listed = As(Role::kCounty).Get("/households").body;
  for (const char* mark : {kOutsideName, kOutsideNumber}) EXPECT_NE(listed.find(mark), std::string::npos);
  const std::string path = "/households/" + rows().at("households").outside;
  EXPECT_NE(As(Role::kCounty).Get(path).body.find("199****0002"), std::string::npos);
  const std::string behind = As(Role::kCounty).Get("/statistics/households?table=monitored").body;
  for (const char* mark : {kOutsideName, kOutsideNumber}) EXPECT_NE(behind.find(mark), std::string::npos) << behind;
  EXPECT_NE(As(Role::kCounty).Get("/statistics/clues?table=clues").body.find(kOutsideName), std::string::npos);
  EXPECT_NE(As(Role::kCounty).Get("/imports").body.find("outside.csv"), std::string::npos);
  const http::Reply shown =
      As(Role::kVillage).Post("/persons/" + rows().at("persons").inside + "/reveal", {{"purpose", "核对低保资格"}});
  EXPECT_NE(shown.body.find(IdOf(1)), std::string::npos) << shown.body;
}

TEST_P(MatrixTest, Trust09_NobodyIsLetIn) {
  for (const Endpoint& endpoint : AllEndpoints()) {
    if (endpoint.permission == Permission::kPublic) continue;
    http::Request request;
    request.method = endpoint.method;
    request.path = "/api/v1" + PathOf(endpoint, true);
    const http::Router::Match match = router().Find(request.method, request.path);
    ASSERT_NE(match.route, nullptr);
    request.parameters = match.parameters;
    EXPECT_EQ(match.route->handle(request).status, 401) << endpoint.path;
  }
}

TEST_P(MatrixTest, Trust09_SearchFindsNothingOutside) {
  const std::vector<std::pair<std::string, std::string>> known = {
      {"name", kOutsideName}, {"household_id", kOutsideNumber}, {"id_no", IdOf(2)}, {"phone", PhoneOf(2)}};
  for (const Role role : {Role::kTown, Role::kVillage, Role::kContact}) {
    for (const auto& [by, text] : known) {
      const http::Reply reply = As(role).Post("/households/search", {{"by", by}, {"text", text}});
      ASSERT_EQ(reply.status, 200) << by << reply.body;
      EXPECT_TRUE(json::parse(reply.body)["items"].empty()) << access::RoleName(role) << " by " << by;
    }
  }
}

}  // namespace
}  // namespace shouwang::api
