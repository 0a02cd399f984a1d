// The words of the enumerations, as 03-contracts.md section 1 and 02-domain.md sections 2, 4 and 6 spell
// them.
//
// They are repeated here on purpose: the demo county is the independent check of the policy packs, which have
// their own.
#pragma once

#include <array>
#include <string_view>

namespace shouwang::demo::term {

using Word = std::string_view;

inline constexpr Word kYes = "是";
inline constexpr Word kNo = "否";

inline constexpr Word kOrdinary = "一般农户";
inline constexpr Word kLifted = "脱贫户";
inline constexpr Word kLiftedNoPolicy = "脱贫不享受政策户";

inline constexpr Word kResident = "常住";
inline constexpr Word kAway = "户在人不在";
inline constexpr Word kPresentUnregistered = "人在户不在";
inline constexpr Word kEmptyRegistration = "空挂户";

inline constexpr Word kHead = "户主";
inline constexpr Word kSpouse = "配偶";
inline constexpr Word kSon = "之子";
inline constexpr Word kDaughter = "之女";
inline constexpr Word kFather = "之父";
inline constexpr Word kMother = "之母";
inline constexpr Word kDaughterInLaw = "之儿媳";
inline constexpr Word kParent = "父母";
inline constexpr Word kChild = "子女";

inline constexpr Word kMale = "男";
inline constexpr Word kFemale = "女";

inline constexpr Word kNotStudent = "非在校生";
inline constexpr Word kPreschool = "学前教育";
inline constexpr Word kPrimary = "小学";
inline constexpr Word kJuniorHigh = "初中";
inline constexpr Word kSeniorHigh = "高中";
inline constexpr Word kVocational = "中职";
inline constexpr Word kCollege = "大专";
inline constexpr Word kUniversity = "本科及以上";

inline constexpr Word kHealthy = "健康";
inline constexpr Word kChronic = "长期慢性病";
inline constexpr Word kSevereIllness = "患有大病";
inline constexpr Word kDisabled = "残疾";

inline constexpr Word kCommonLabour = "普通劳动力";
inline constexpr Word kSkilledLabour = "技能劳动力";
inline constexpr Word kWeakLabour = "弱劳动力或半劳动力";
inline constexpr Word kLostLabour = "丧失劳动力";
inline constexpr Word kNoLabour = "无劳动力";

inline constexpr Word kMember = "在户";
inline constexpr Word kMovedOut = "迁出";
inline constexpr Word kDead = "死亡";
inline constexpr Word kImprisoned = "服刑";
inline constexpr Word kMissing = "失踪";
inline constexpr Word kNotSharing = "不共享收支";

inline constexpr Word kUnstable = "脱贫不稳定户";
inline constexpr Word kBorderline = "边缘易致贫户";
inline constexpr Word kSudden = "突发严重困难户";

inline constexpr Word kIllness = "因病";
inline constexpr Word kSchooling = "因学";
inline constexpr Word kHousing = "因安全住房";
inline constexpr Word kWater = "因安全饮水";
inline constexpr Word kDisability = "因残疾";
inline constexpr Word kDisaster = "因自然灾害";
inline constexpr Word kAccident = "因意外事故";
inline constexpr Word kIndustryFailed = "因产业项目失败";
inline constexpr Word kJobs = "因务工就业不稳";
inline constexpr Word kShortOfLabour = "缺劳动力";
inline constexpr Word kOther = "其他";
// In the order in which households.csv lists them.
inline constexpr std::array<Word, 11> kRisks = {kIllness,    kSchooling,     kHousing,  kWater,
                                                kDisability, kDisaster,      kAccident, kIndustryFailed,
                                                kJobs,       kShortOfLabour, kOther};

inline constexpr Word kHelped = "帮扶消除";
inline constexpr Word kNatural = "自然消除";

inline constexpr Word kIndustryHelp = "产业帮扶";
inline constexpr Word kJobHelp = "就业帮扶";
inline constexpr Word kFinanceHelp = "金融帮扶";
inline constexpr Word kWelfarePost = "公益岗位帮扶";
inline constexpr Word kHealthHelp = "健康帮扶";
inline constexpr Word kCompulsoryHelp = "义务教育保障";
inline constexpr Word kEducationHelp = "教育帮扶";
inline constexpr Word kHousingHelp = "住房安全保障";
inline constexpr Word kWaterHelp = "饮水安全保障";
inline constexpr Word kSafetyNet = "综合保障";
inline constexpr Word kSocialHelp = "社会帮扶";

inline constexpr Word kInSchool = "在读";
inline constexpr Word kOnLeave = "休学";
inline constexpr Word kTaughtAtHome = "送教上门";
inline constexpr Word kDroppedOut = "辍学";
inline constexpr Word kLeftSchool = "退学";

inline constexpr Word kIntellectual = "智力";
inline constexpr Word kMental = "精神";
inline constexpr Word kLimbs = "肢体";
inline constexpr Word kSight = "视力";

inline constexpr Word kAllowance = "低保";
inline constexpr Word kDestitute = "特困";
inline constexpr Word kNearAllowance = "低保边缘";
inline constexpr Word kTemporaryAid = "临时救助";

inline constexpr Word kCivilServant = "公务员";
inline constexpr Word kPublicInstitution = "事业单位";
inline constexpr Word kVillageCadre = "村三委";

inline constexpr Word kPrivateUse = "非营运";
inline constexpr Word kCommercialUse = "营运";
inline constexpr Word kNormal = "正常";
inline constexpr Word kCancelled = "注销";

inline constexpr Word kEnterprise = "企业";
inline constexpr Word kSelfEmployed = "个体工商户";
inline constexpr Word kCooperative = "合作社";
inline constexpr Word kExisting = "存续";
inline constexpr Word kRevoked = "吊销";

inline constexpr Word kHome = "住宅";
inline constexpr Word kShop = "商铺";
inline constexpr Word kOffice = "办公";
inline constexpr Word kOtherBusiness = "其他经营";
inline constexpr Word kOtherUse = "其他";

inline constexpr Word kSafe = "达标";
inline constexpr Word kUnsafe = "不达标";

inline constexpr Word kQuality = "quality";
inline constexpr Word kRisk = "risk";
inline constexpr Word kWatch = "watch";
inline constexpr Word kExclusion = "exclusion";

}  // namespace shouwang::demo::term
