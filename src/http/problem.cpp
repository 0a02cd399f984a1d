#include "http/problem.h"

#include "base/json.h"

#include "http/problem_reply.h"

namespace shouwang::http {

namespace {

using nlohmann::json;

// Text of errors may quote what was read from outside: what is not UTF-8 must not make a second error here.
std::string Dump(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

}  // namespace

const char* StatusTitle(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

int HttpStatus(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage:
      return 400;
    case ErrorCode::kUnauthenticated:
      return 401;
    case ErrorCode::kForbidden:
      return 403;
    case ErrorCode::kNotFound:
      return 404;
    case ErrorCode::kConflict:
    case ErrorCode::kCancelled:
      return 409;
    case ErrorCode::kStale:
      return 412;
    case ErrorCode::kTooLarge:
      return 413;
    case ErrorCode::kInvalid:
    case ErrorCode::kInput:
    case ErrorCode::kPolicy:
      return 422;
    case ErrorCode::kVersionRequired:
      return 428;
    case ErrorCode::kTooMany:
      return 429;
    case ErrorCode::kUnavailable:
      return 503;
    case ErrorCode::kOutput:
    case ErrorCode::kInternal:
      return 500;
  }
  return 500;
}

Reply ProblemReply(int status, const Error& error, const std::string& request_id) {
  const std::string code = ErrorCodeName(error.code);
  json body = {{"type", "/problems/" + code}, {"title", StatusTitle(status)}, {"status", status}, {"code", code},
               {"detail", error.what},        {"request", request_id}};
  if (!error.where.empty()) {
    body["where"] = error.where;
  }
  if (!error.hint.empty()) {
    body["hint"] = error.hint;
  }
  if (!error.details.empty()) {
    json& errors = body["errors"] = json::array();
    for (const Error& detail : error.details) {
      json one = {{"where", detail.where}, {"detail", detail.what}};
      if (!detail.hint.empty()) {
        one["hint"] = detail.hint;
      }
      errors.push_back(std::move(one));
    }
  }
  Reply reply;
  reply.status = status;
  reply.content_type = kProblemType;
  reply.body = Dump(body);
  return reply;
}

Reply Problem(const Error& error, const std::string& request_id) {
  return ProblemReply(HttpStatus(error.code), error, request_id);
}

}  // namespace shouwang::http
