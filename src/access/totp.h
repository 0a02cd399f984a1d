// One-time codes by time (RFC 6238): HMAC-SHA-1, 30 seconds, six digits, as every authenticator app makes them.
// 04-trust.md line 4.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace shouwang::access {

std::string NewTotpSecret();                     // 20 random bytes
std::string Base32Text(std::string_view bytes);  // RFC 4648, upper case, without padding: what apps take
std::string TotpUri(std::string_view secret, const std::string& account);  // otpauth://totp/…

int64_t TotpStep(int64_t time_ms);  // number of the 30 seconds a moment lies in
std::string TotpCode(std::string_view secret, int64_t step, int digits = 6);

// The step whose code this is, of the present one and its neighbours; only one after `last_step`, so that a code works
// once. Nothing when none fits.
std::optional<int64_t> MatchTotp(std::string_view secret, std::string_view code, int64_t time_ms, int64_t last_step);

}  // namespace shouwang::access
