#include "access/account_changes.h"
#include "access/session_book.h"
#include "access/totp.h"
#include "api/access/access_api.h"
#include "api/access/account_json.h"
#include "api/access/messages.h"
#include "api/core/guard.h"
#include "base/binary_text.h"

namespace shouwang::api {
namespace {

access::AuditEntry EntryOf(const Call& call, const char* action) {
  return {action, "account/" + std::to_string(call.caller().account), "done", "{}"};
}

Result<http::Reply> Read(Call& call) {
  return call.View([&](record::Tables& tables) -> Result<http::Reply> {
    const std::optional<access::Account> account = tables.accounts().Find(call.caller().account);
    if (!account) return Fail(ErrorCode::kNotFound, "");
    return Versioned(AccountJson(*account), account->version);
  });
}

Result<http::Reply> ChangeName(Call& call) {
  if (Status person = RefuseTokens(call); !person) return Fail(person.error());
  const Result<int64_t> version = call.ExpectedVersion();
  if (!version) return Fail(version.error());
  const access::AccountChange change{call.body()["display_name"].get<std::string>(), std::nullopt};
  access::AuditEntry entry = EntryOf(call, "account.change");
  entry.detail = R"({"fields":["display_name"]})";
  Result<http::Reply> reply =
      call.Change(std::move(entry), [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
        const Result<access::Account> account = access::ChangeAccount(tables, call.caller().account, *version, change);
        if (!account) return Fail(account.error());
        return Versioned(AccountJson(*account), account->version);
      });
  if (reply) call.services().sessions->Forget(call.caller().account);
  return reply;
}

Result<http::Reply> ChangePassword(Call& call) {
  if (Status person = RefuseTokens(call); !person) return Fail(person.error());
  access::SessionBook& book = *call.services().sessions;
  const auto session = SessionOf(call.request(), book);
  if (!session) return Fail(session.error());
  const auto current = call.body()["current"].get<std::string>();
  const auto wanted = call.body()["new"].get<std::string>();
  if (Status right = book.ConfirmPassword(**session, current); !right) return Fail(right.error());

  // What takes long is done outside the record.
  std::string present_hash;
  std::vector<std::string> earlier;
  const Status read = call.services().record.Read(call.caller(), [&](record::Tables& tables) -> Status {
    present_hash = tables.accounts().CredentialsOf(call.caller().account).password_hash;
    earlier = tables.accounts().LastPasswords(call.caller().account, access::kPasswordsRemembered);
    return {};
  });
  if (!read) return Fail(read.error());
  if (Status good = access::CheckNewPassword(wanted, call.caller().name, earlier, *call.services().breached); !good) {
    return Fail(good.error());
  }
  const std::string hash = access::HashPassword(wanted);
  Result<http::Reply> reply = call.Change(
      EntryOf(call, "password.change"), [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
        if (Status changed = access::ChangeOwnPassword(tables, present_hash, hash); !changed) {
          return Fail(changed.error());
        }
        return NoContent();
      });
  if (reply) book.Forget(call.caller().account);
  return reply;
}

Result<http::Reply> BeginSecondFactor(Call& call) {
  if (Status person = RefuseTokens(call); !person) return Fail(person.error());
  std::string secret;
  Result<http::Reply> reply = call.Change(EntryOf(call, "second-factor.begin"),
                                          [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
                                            Result<std::string> made = access::BeginSecondFactor(tables);
                                            if (!made) return Fail(made.error());
                                            secret = std::move(*made);
                                            return Json(nlohmann::json::object());
                                          });
  if (!reply || secret.empty()) return reply;
  return Json({{"secret", access::Base32Text(secret)}, {"uri", access::TotpUri(secret, call.caller().name)}});
}

Result<http::Reply> WithCode(Call& call, const char* action,
                             Status (*change)(record::Tables& tables, const std::string& code)) {
  if (Status person = RefuseTokens(call); !person) return Fail(person.error());
  const auto code = call.body()["code"].get<std::string>();
  Result<http::Reply> reply =
      call.Change(EntryOf(call, action), [&](record::Tables& tables, access::AuditEntry&) -> Result<http::Reply> {
        if (Status changed = change(tables, code); !changed) return Fail(changed.error());
        return NoContent();
      });
  if (reply) call.services().sessions->Forget(call.caller().account);
  return reply;
}

Result<http::Reply> ConfirmSecondFactor(Call& call) {
  return WithCode(call, "second-factor.confirm", access::ConfirmSecondFactor);
}

Result<http::Reply> DropSecondFactor(Call& call) {
  return WithCode(call, "second-factor.drop", access::DropSecondFactor);
}

}  // namespace

Status RefuseTokens(const Call& call) {
  if (call.caller().session != 0) return {};
  return Fail(ErrorCode::kForbidden, message::kNotByToken, {}, message::kNotByTokenHint);
}

Endpoints OwnAccountEndpoints() {
  using http::Method;
  const http::Schema code =
      http::Object({{"code", http::Pattern("[0-9]{6}", 6, message::kCodeWanted), message::kCode}});
  return {
      {.method = Method::kGet,
       .path = "/me",
       .operation = "readMe",
       .summary = message::kReadMe,
       .reply = AccountSchema(),
       .handle = Read},
      {.method = Method::kPatch,
       .path = "/me",
       .operation = "changeMe",
       .summary = message::kChangeMe,
       .request = http::Object({{"display_name", http::Text(1, 100), message::kDisplayName}}),
       .reply = AccountSchema(),
       .needs_version = true,
       .handle = ChangeName},
      {.method = Method::kPost,
       .path = "/me/password",
       .operation = "changePassword",
       .summary = message::kChangePassword,
       .request = http::Object(
           {{"current", http::Text(1, 512), message::kPassword}, {"new", http::Text(1, 512), message::kPassword}}),
       .success = 204,
       .handle = ChangePassword},
      {.method = Method::kPost,
       .path = "/me/second-factor",
       .operation = "beginSecondFactor",
       .summary = message::kBeginSecondFactor,
       .reply = http::Object({{"secret", http::Text().Optional(), {}}, {"uri", http::Text().Optional(), {}}}),
       .handle = BeginSecondFactor},
      {.method = Method::kPost,
       .path = "/me/second-factor/confirm",
       .operation = "confirmSecondFactor",
       .summary = message::kConfirmSecondFactor,
       .request = code,
       .success = 204,
       .handle = ConfirmSecondFactor},
      {.method = Method::kPost,
       .path = "/me/second-factor/drop",
       .operation = "dropSecondFactor",
       .summary = message::kDropSecondFactor,
       .request = code,
       .success = 204,
       .handle = DropSecondFactor},
  };
}

}  // namespace shouwang::api
