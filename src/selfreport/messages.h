// What self-reports say to families and officers.
#pragma once

#include <fmt/format.h>

namespace shouwang::selfreport::message {

// In the order of Reason: whole sentences for the family.
inline constexpr const char* kReasons[] = {"",
                                           "这一户的户籍不在您选的村，请向户籍所在的村申报。",
                                           "您说的困难村里已经在办，不用再报一次。",
                                           "按您留下的姓名和电话，村里没有联系上您。",
                                           "您已经说明不用申报了。",
                                           "您说的情况不属于防止返贫监测的范围。"};

// In the order of Progress::Stage.
inline constexpr const char* kStageTitles[] = {
    "已收到",   "没有受理", "村里正在核实", "核实后不属实", "困难已解决", "核实属实，准备办理",
    "正在办理", "正在公示", "已纳入监测",   "没有纳入"};
inline constexpr const char* kStageTexts[] = {
    "村里还没有看到，或正在安排人联系您。请保持电话畅通。",
    "有疑问请到村委会或乡镇人民政府当面问，也可拨打 12317。",
    "村里会派人到您家里看情况。请保持电话畅通。",
    "村里到户核实的情况与申报的不一样。有不同意见，请到村委会或乡镇人民政府当面说明，也可拨打 12317。",
    "村里核实时困难已经解决。又有新的困难，可以再申报。",
    "村里核实情况属实，接着会按程序办理，需要您签授权承诺书。",
    "正按程序一步一步办理。办到哪一步，随时可以再来查。",
    "名单正在村里公示。公示期内有异议的，可以向村委会或乡镇人民政府反映。",
    "您家已经纳入防止返贫监测，监测联系人会上门和您商量怎么帮扶。",
    "这次没有纳入。为什么没有纳入，请到村委会或乡镇人民政府当面问，也可拨打 12317。情况有变化，可以再申报。"};

inline constexpr const char* kNoName = "请填写姓名";
inline constexpr const char* kBadId = "身份证号不对";
inline constexpr const char* kBadIdHint = "请照着身份证再看一遍，共 18 位";
inline constexpr const char* kBadPhone = "电话号码不对";
inline constexpr const char* kUnknownDifficulty = "请从列出的困难里选";
inline constexpr const char* kNoDifficulty = "请选一种困难，或者用自己的话写一写";
inline constexpr const char* kFullToday = "这个村今天收到的网上申报已经满了";
inline constexpr const char* kFullTodayHint = "请明天再试，或直接到村委会申报，也可拨打 12317";

inline constexpr const char* kNoReport = "没有这份申报，或者不在您的辖区";
inline constexpr const char* kStale = "这份申报刚被别人办过";
inline constexpr const char* kStaleHint = "请刷新后再办";
inline constexpr const char* kSettled = "这份申报已经办过了";
inline constexpr const char* kElsewhere = "底册里这个人不在您的辖区";
inline constexpr const char* kElsewhereHint =
    "请乡镇或县里受理；或者选“户籍不在本村”不予受理，告诉他向户籍所在的村申报";
inline constexpr const char* kUnknown = "底册里没有这个身份证号";
inline constexpr const char* kUnknownHint = "请先打电话问清楚；是本村的户，先在底册里补登这个人，再来受理";

inline constexpr const char* kClueText = "{} 网上自主申报。";
inline constexpr const char* kClueDifficulties = "困难：{}。";
inline constexpr const char* kClueWords = "本人说：{}";
inline constexpr const char* kCluePhotos = "（有照片 {} 张，在“自主申报”里看）";
inline constexpr const char* kJoin = "、";

}  // namespace shouwang::selfreport::message
