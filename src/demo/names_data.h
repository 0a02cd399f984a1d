// Invented names: characters in common use, put together at random. Any likeness to a person is chance.
#pragma once

#include <array>
#include <string_view>

namespace shouwang::demo::data {

using std::string_view;

inline constexpr std::array<string_view, 40> kSurnames = {
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "吴", "周", "徐",   "孙",  "马", "朱",
    "胡", "郭", "何", "高", "林", "罗", "郑", "梁", "谢", "宋", "唐",   "许",  "邓", "冯",
    "韩", "曹", "曾", "彭", "萧", "蔡", "潘", "田", "董", "袁", "欧阳", "上官"};
inline constexpr std::array<string_view, 36> kMaleNames = {
    "伟",   "强",   "建国", "志明", "国华", "文军", "海涛", "俊杰", "光荣", "永福", "德胜", "金龙",
    "春生", "正平", "家富", "天佑", "大山", "水生", "学文", "贵才", "荣华", "兴旺", "小军", "小龙",
    "子轩", "浩然", "宇航", "梓豪", "一鸣", "新民", "长贵", "有田", "绍云", "朝阳", "开明", "顺昌"};
inline constexpr std::array<string_view, 36> kFemaleNames = {
    "芳",   "秀英", "丽华", "桂兰", "玉珍", "美玲", "春梅", "雪莲", "小凤", "月娥", "翠花", "金凤",
    "秋菊", "素芬", "彩云", "红梅", "惠仙", "琼芬", "子涵", "雨欣", "梦瑶", "诗琪", "欣怡", "晓燕",
    "静",   "敏",   "艳",   "婷婷", "招弟", "满妹", "竹英", "存芝", "石凤", "乔仙", "会芬", "兰香"};
inline constexpr std::array<string_view, 10> kEthnicGiven = {"阿依",   "古丽", "吉木", "沙马",   "阿卓",
                                                             "买买提", "尼扎", "扎西", "阿米娜", "木呷"};
inline constexpr std::array<string_view, 8> kEthnicFamily = {"努尔",   "阿迪", "拉哈", "日布",
                                                             "热西提", "沙依", "尔古", "次仁"};
// Characters that old systems cannot write. The last is from the private use area, as an old police system
// would have it.
inline constexpr std::array<string_view, 4> kRareGiven = {"𬱖", "䶮", "㛃", "\xEE\x80\x81"};

inline constexpr std::array<string_view, 6> kSchools = {"县第一小学", "中心小学", "村完小",
                                                        "县民族中学", "镇中学",   "职业技术学校"};
inline constexpr std::array<string_view, 12> kGrades = {"一年级", "二年级", "三年级", "四年级", "五年级", "六年级",
                                                        "七年级", "八年级", "九年级", "高一",   "高二",   "高三"};
inline constexpr std::array<string_view, 8> kEmployers = {"某电子厂",   "某制衣厂", "某建筑公司", "某物流公司",
                                                          "某家政公司", "某餐饮店", "县扶贫车间", "灵活就业"};
inline constexpr std::array<string_view, 3> kVisits = {"门诊", "住院", "门诊慢特病"};
inline constexpr std::array<string_view, 6> kVehicles = {"小型轿车",       "小型普通客车", "小型越野客车",
                                                         "普通二轮摩托车", "轻型栏板货车", "大型轿车"};
inline constexpr std::array<string_view, 4> kDisasters = {"洪涝", "冰雹", "干旱", "滑坡"};
inline constexpr std::array<string_view, 4> kTrades = {"生猪养殖", "蔬菜种植", "肉牛养殖", "中药材种植"};
inline constexpr std::array<string_view, 3> kUnits = {"县教育体育局", "镇人民政府", "村民委员会"};
inline constexpr std::array<string_view, 3> kDisabilityKinds = {"肢体", "视力", "听力"};
inline constexpr std::array<string_view, 4> kGroups = {"一组", "二组", "三组", "四组"};

}  // namespace shouwang::demo::data
