// Words that passwords on breached lists are made of, in lower case, between blanks: a word stands for itself, with
// digits and marks around it, and with the usual exchanges (p@ssw0rd). Collected by hand; an operator adds a file of
// their own.
#pragma once

#include <string_view>

namespace shouwang::access {

inline constexpr std::string_view kBreachedWords = R"(
aaa aaaa aaaaaa abc abcabc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghij abcxyz access admin adminadmin
admincn administrator administrator1 adminpass aini ainiyiwannian alibaba alipay aliyun always amanda america andrew
angel angels anthony anything apple aqwzsx arsenal asd asdasd asdf asdfasdf asdfg asdfgh asdfghjkl asdqwe asdzxc
ashley asshole auditor aurora australia autumn baba baby babyboy babygirl backup baidu bailey banana bangfu bangongshi
baobao baobei barcelona baseball basketball batman bbb beckham beibei beijing biantai bible bilibili bitch blink
brazil brother bulldog business buster butter buzhidao caizheng canada canlian caonima ccc change changeme changsha
charlie cheese chelsea chen chengdu cherry chocolate chongqing christ church cisco coffee college company computer
computer1 cookie corvette crystal cunwei cutie daming daniel danwei database dba debian december default demo denglu
desktop diamond dianhua diannao didi dlink doctor dollar donald door doors douyin dragon duibuqi eagle edc elvis erzi
everything example exchange facai facebook falcon family fangfanpin fanpin father feifei ferrari first flower foobar
foobarbaz football forever france freedom friday friend friends frodo fuck fuckme fuckyou fuguirongyi fupin fuzhou
gandalf gege george germany ginger golden gongan gongsi gongxifacai gongzuo google guangdong guangxi guangzhou guanli
guanliyuan guest guiyang guizhou haha hahaha haikou haizi hangzhou hannah harley heaven hefei hehe heihei hello
hellohello helloworld hjkl hobbit hockey honey hostmaster hottie huang huawei huaweicloud hubei huize hunan hundan
hunter iamadmin ilove iloveme iloveu iloveyou imadmin info init initial instagram internet internet1 ironman isadmin
january jennifer jessica jesus jiance jiankang jiaoyu jiejie jinan jingdong jiumima jixiang jordan joshua juventus key
keys killer king knight kuaile kuaishou kunming lakers lanzhou laoban laogong laopo laoshi laowang laptop lele lenovo
letme letmein letmeinnow letmeplease lightning linkedin linux linye lisi liu liverpool lkjhgfdsa locked login logon
london longlong love lovely loveme lover loveyou lucky maggie magic mama manager marine master matrix matthew
meiguanxi meimei meituan mercedes merlin messi mexico michael michelle mickey microsoft million mima mimamima mimashi
minnie minzheng mnbvcxz monday money monkey mother mustang mylove mypassword mysecret mysql nanjing nanning netease
network newpassword nicole nihao nihaoa nihaoma nimabi ninja nobody nokia none nongcun nongye nongyenongcun nothing
november null nver october office office365 okmijn oldpassword oneone onetwo onetwothree opendoor openme opensesame
operator oppo oracle orange outlook panther pass passme passpass passw passwd password password1 passwordpassword
peanut pengyou pepper phoenix photoshop pikachu pinduoduo pingan plmokn poiuytrewq pokemon porsche postgres postmaster
prince princess purple qaz qazwsx qazwsxedc qingxin qingyuan queen qujing qwaszx qwe qweasd qweasdzxc qweqwe qwer
qwerasdf qwert qwerty qwerty123qwerty qwertyqwerty qwertyui qwertyuiop rainbow ranger renshe rfv robert ronaldo root
rootroot router russia sa sales samantha sample samsung school secadmin secret secure security server service sesame
sexy shabi shadow shanghai shengrikuaile shenzhen shouji shouwang shuiwu shuju sichuan signin silver sina sister
snoopy soccer sohu soldier somebody something sophie spiderman spring sqlserver starwars student summer sunday
sunshine super superman supermanuser superuser supervisor support sweetie switch sysadm sysadmin sysop system taobao
teacher temp temporary tencent tengxunyun test tester testing testtest tgb thepassword thomas thunder tianjin tiantian
tiger tigger tmp tongji tongxue toor topsecret tplink trinity trustno trustnoone tuopin twitter twothree ubuntu
undefined unlock user username vivo wang wangba wangjimima wangluo wangwu wanshiruyi warrior wasd wasdwasd webadmin
webmaster wechat weibo weijian weixin welcome welcomeback welcomehome whatever wifi windows winter wizard woaibaba
woaimama woaini woaiwode woaiwojia woaiwojiaren woaiziji wobuzhidao wodemima wojiushiwo woshinidie woshishen woshishui
wozhidao wsx wuhan xiamen xian xiangcun xiangcunzhenxing xiangzhen xianzhengfu xiaohong xiaoli xiaomi xiaoming
xiaowang xiaozhang xiexie xingfu xinmima xinniankuaile xinxi xitong xixi xsw xxx xyz xyzzy yang yangyang yankees
yellow yibao yifanfengshun yingji yonghu youtube youxiang yunnan zaijian zaq zaqwsx zaqxsw zhang zhangsan zhao zhaoliu
zhengfu zhengzhou zhenxing zhongguo zhongguoren zhonghua zhou zhujian zte zxc zxcv zxcvb zxcvbn zxcvbnm zxczxc
)";

}  // namespace shouwang::access
