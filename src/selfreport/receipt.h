// Receipt numbers: twelve digits, eleven by chance and a check digit (ISO 7064 MOD 11,10), said and written as three
// groups of four. Digits only: no letter is mistaken for another over the telephone, and every phone has their keys.
#pragma once

#include <string>
#include <string_view>

namespace shouwang::selfreport {

std::string NewReceipt();                            // 482177309154
std::string ShownReceipt(std::string_view receipt);  // 4821 7730 9154
// As somebody wrote it, with blanks, hyphens or full-width digits; blank when it is none.
std::string ReadReceipt(std::string_view text);

}  // namespace shouwang::selfreport
