// Words that templates, values and Word's own files are read by.
#pragma once

namespace shouwang::forms::words {

inline constexpr const char* kRowNumber = "序号";      // the column of a list that the program counts
inline constexpr const char* kChoiceSeparator = "、";  // between the choices of a value

// Parts of the names under which Word knows fonts.
inline constexpr const char* kHeiNames[] = {"黑", "Hei", "hei"};
inline constexpr const char* kFangNames[] = {"仿宋", "FangSong", "Fangsong"};
inline constexpr const char* kKaiNames[] = {"楷", "Kai", "kai"};

}  // namespace shouwang::forms::words
