/**
 * Passwords of twelve characters and more that are tried first, lower case, without spaces: the shapes that lists of
 * leaked passwords begin with, lengthened as people lengthen them when twelve are asked for. One table, so one long file.
 * Repetitions and runs are not listed: `password-rules.ts` knows them by their form.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  !qaz2wsx3edc !qaz@wsx#edc 000000000000 010203040506 098765432109 111111111111 111222333444 112233445566 121212121212 123123123123 123321123321
  123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 1234567890qwerty 123456789qwerty 1234qwerasdf 1234qwerasdfzxcv
  123qwe123qwe 123qweasdzxc 123qweasdzxc123 147258369147 159357159357 1a2b3c4d5e6f 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o0p
  1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz2wsx3edc4rfv5tgb 1qazxsw23edc 314159265358 3141592653589 987654321098 9876543210987 999999999999 a12345678901
  a1b2c3d4e5f6 a1s2d3f4g5h6 aa1234567890 abc123456789 abc123abc123 abcd12345678 abcd1234abcd abcd1234abcd1234 abcdef123456 abcdefg12345 abcdefg123456
  abcdefgh1234 abcdefgh12345678 abcdefghijk1 abcdefghijkl abcdefghijklm abcdefghijklmnop abcdefghijklmnopqrstuvwxyz access123456 access12345678
  access123456789 access1234567890 access@12345 admin1234567 admin12345678 admin123456789 admin1234567890 admin@123456 adminadmin123 adminadminadmin
  administrator! administrator!@#$ administrator!@#$% administrator1 administrator123! administrator123123 administrator1234 administrator1234!
  administrator12345 administrator12345! administrator123456 administrator1234567 administrator12345678 administrator123456789 administrator1234567890
  administrator2023 administrator2024 administrator2024! administrator2025 administrator2025! administrator2026 administrator2026! administrator@123
  administrator@1234 administrator@12345 adminpassword adminpassword1 adminpassword123 alessandro123 alexander123 alexander1234 android12345
  anything1234 arsenal123456 arsenal12345678 arsenal123456789 arsenal1234567890 arsenal2025! arsenal2026! arsenal@12345 arsenalfc1234 asdfasdfasdf
  asdfghjkl123 asdfghjklzxcvbnm autumn123456 autumn12345678 autumn123456789 autumn1234567890 autumn@12345 backup123456 backup12345678 backup123456789
  backup1234567890 backup@12345 barcelona123 barcelona1234 baseball1234 baseball123456 baseball12345678 baseball123456789 baseball1234567890
  baseball2025! baseball2026! baseball@12345 baseballbaseball basketball12 basketball123 batman123456 batman12345678 batman123456789 batman1234567890
  batman@12345 batmanbatman benjamin1234 bitwarden123 blackberry123 blessedbethename butterfly123 butterfly1234 california123 changeme!@#$
  changeme!@#$% changeme123! changeme123123 changeme1234 changeme1234! changeme12345 changeme12345! changeme123456 changeme1234567 changeme12345678
  changeme123456789 changeme1234567890 changeme2023 changeme2024 changeme2024! changeme2025 changeme2025! changeme2026 changeme2026! changeme@123
  changeme@1234 changeme@12345 changemeplease changethispassword charlie123456 charlie12345678 charlie123456789 charlie1234567890 charlie2025!
  charlie2026! charlie@12345 charlotte123 cheesecake123 chelsea123456 chelsea12345678 chelsea123456789 chelsea1234567890 chelsea2025! chelsea2026!
  chelsea@12345 chelseafc1234 chocolate123 chocolate1234 christopher1 christopher123 company123456 company12345678 company123456789 company1234567890
  company2025! company2026! company@12345 computer1234 computer12345 computer123456 computer12345678 computer123456789 computer1234567890
  computer2025! computer2026! computer@12345 correct-horse-battery-staple correcthorse correcthorsebatterystaple dallascowboys database123456
  database12345678 database123456789 database1234567890 database2025! database2026! database@12345 default123456 default12345678 default123456789
  default1234567890 default2025! default2026! default@12345 defaultpassword dockerdocker1 dragon123456 dragon12345678 dragon123456789 dragon1234567890
  dragon@12345 dragondragon elizabeth123 elizabeth1234 everything123 facebook1234 facebook123456 five5five5five football123456 football12345678
  football123456789 football1234567890 football2025! football2026! football@12345 footballfan1 footballfootball footballrules forgotpassword
  fortnite1234 francesco123 fuckyou12345 fuckyou123456 fuckyoufuckyou gameofthrones godisgood123 goodmorning123 goodnight1234 google123456
  grafanagrafana guest12345678 guest123456789 guest1234567890 happybirthday happybirthday1 happynewyear1 happynewyear2025 happynewyear2026
  harrypotter1 harrypotter123 hello12345678 hello123456789 hello1234567890 hellohellohello helloworld12 helloworld123 helloworld1234 hunter2hunter2
  idontcare123 idontknow123 iforgotmypassword ihatepasswords ilovechocolate ilovegod1234 ilovejesus123 ilovemyfamily ilovemymom123 ilovemyself1
  iloveyou!@#$ iloveyou!@#$% iloveyou123! iloveyou123123 iloveyou1234 iloveyou1234! iloveyou12345 iloveyou12345! iloveyou123456 iloveyou1234567
  iloveyou12345678 iloveyou123456789 iloveyou1234567890 iloveyou2023 iloveyou2024 iloveyou2024! iloveyou2025 iloveyou2025! iloveyou2026 iloveyou2026!
  iloveyou3000 iloveyou4ever iloveyou@123 iloveyou@1234 iloveyou@12345 iloveyoubaby iloveyouforever iloveyousomuch instagram123 internet1234
  internet123456 internet12345678 internet123456789 internet1234567890 internet2025! internet2026! internet@12345 iphone123456 jenkinsjenkins
  jennifer1234 jessica123456 jessica12345678 jessica123456789 jessica1234567890 jessica2025! jessica2026! jessica@12345 jesuschrist1 jesusislord1
  jesussaves123 jonathan1234 jordan123456 jordan12345678 jordan123456789 jordan1234567890 jordan@12345 juventus1234 kubernetes123 lastpass1234
  letmein!@#$% letmein123123 letmein1234! letmein12345 letmein12345! letmein123456 letmein1234567 letmein12345678 letmein123456789 letmein1234567890
  letmein2024! letmein2025! letmein2026! letmein@1234 letmein@12345 letmeinletmein letmeinnow123 letmeinplease liverpool123456 liverpool12345678
  liverpool123456789 liverpool1234567890 liverpool2025! liverpool2026! liverpool@12345 liverpoolfc1 liverpoolfc123 login12345678 login123456789
  login1234567890 lordoftherings losangeles123 manager123456 manager12345678 manager123456789 manager1234567890 manager2025! manager2026!
  manager@12345 manchester123 manchesterunited master123456 master12345678 master123456789 master1234567890 master@12345 mastermaster
  maytheforcebewithyou merrychristmas michael12345 michael123456 michael12345678 michael123456789 michael1234567890 michael2025! michael2026!
  michael@12345 michaeljackson microsoft123 microsoft1234 minecraft123 minecraft1234 monkey123456 monkey12345678 monkey123456789 monkey1234567890
  monkey@12345 monkeymonkey mynameis1234 mynameisjohn mypassword123 mypassword1234 mypasswordis123 mysqlmysqlmysql network123456 network12345678
  network123456789 network1234567890 network2025! network2026! network@12345 newpassword1 newpassword123 newyorkcity1 newyorkcity123 newyorkyankees
  nicholas1234 nintendo1234 nopassword123 nothing12345 notmypassword oldpassword123 onetwothree4 onetwothreefour opensesame123 opensesameopen
  oracle123456 oracle12345678 oracle123456789 oracle1234567890 oracle@12345 oracleoracle p@ssw0rd!@#$ p@ssw0rd!@#$% p@ssw0rd123! p@ssw0rd123123
  p@ssw0rd1234 p@ssw0rd1234! p@ssw0rd12345 p@ssw0rd12345! p@ssw0rd123456 p@ssw0rd1234567 p@ssw0rd12345678 p@ssw0rd123456789 p@ssw0rd1234567890
  p@ssw0rd2023 p@ssw0rd2024 p@ssw0rd2024! p@ssw0rd2025 p@ssw0rd2025! p@ssw0rd2026 p@ssw0rd2026! p@ssw0rd@123 p@ssw0rd@1234 p@ssw0rd@12345 p@ssword!@#$
  p@ssword!@#$% p@ssword123! p@ssword123123 p@ssword1234 p@ssword1234! p@ssword12345 p@ssword12345! p@ssword123456 p@ssword1234567 p@ssword12345678
  p@ssword123456789 p@ssword1234567890 p@ssword2023 p@ssword2024 p@ssword2024! p@ssword2025 p@ssword2025! p@ssword2026 p@ssword2026! p@ssword@123
  p@ssword@1234 p@ssword@12345 passw0rd!@#$ passw0rd!@#$% passw0rd123! passw0rd123123 passw0rd1234 passw0rd1234! passw0rd12345 passw0rd12345!
  passw0rd123456 passw0rd1234567 passw0rd12345678 passw0rd123456789 passw0rd1234567890 passw0rd2023 passw0rd2024 passw0rd2024! passw0rd2025
  passw0rd2025! passw0rd2026 passw0rd2026! passw0rd@123 passw0rd@1234 passw0rd@12345 password!@#$ password!@#$% password123! password123123
  password1234 password1234! password12345 password12345! password123456 password1234567 password12345678 password123456789 password1234567890
  password123password password1password password2023 password2024 password2024! password2025 password2025! password2026 password2026! password@123
  password@1234 password@12345 passwordpassword passwordpassword1 pikachupikachu playstation1 playstation2 playstation3 playstation4 playstation5
  pleasechangeme pokemon12345 pokemon123456 pokemon12345678 pokemon123456789 pokemon1234567890 pokemon2025! pokemon2026! pokemon@12345
  postgrespostgres princess123456 princess12345678 princess123456789 princess1234567890 princess2025! princess2026! princess@12345 princessprincess
  q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8 qazwsx123456 qazwsxedcrfv qazwsxedcrfvtgb qwer1234asdf qwerty123123 qwerty12345! qwerty123456
  qwerty1234567 qwerty12345678 qwerty123456789 qwerty1234567890 qwerty@12345 qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop[]
  qwertyuiop[]\\ qwertyuiopas qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm raspberrypi1 realmadrid123 root12345678 root123456789 root1234567890
  rootpassword rootpassword123 rootrootroot samsung12345 samsung123456 secret123456 secret12345678 secret123456789 secret1234567890 secret@12345
  security123456 security12345678 security123456789 security1234567890 security2025! security2026! security@12345 server123456 server12345678
  server123456789 server1234567890 server@12345 service123456 service12345678 service123456789 service1234567890 service2025! service2026!
  service@12345 shadow123456 shadow12345678 shadow123456789 shadow1234567890 shadow@12345 shadowshadow skateboarding snickers1234 something123
  spiderman1234 spring123456 spring12345678 spring123456789 spring1234567890 spring@12345 starwars123456 starwars12345678 starwars123456789
  starwars1234567890 starwars2025! starwars2026! starwars@12345 starwarsfan1 steelers1234 stephanie123 strawberry12 strawberry123 summer123456
  summer12345678 summer123456789 summer1234567890 summer@12345 sunshine1234 sunshine123456 sunshine12345678 sunshine123456789 sunshine1234567890
  sunshine2025! sunshine2026! sunshine@12345 sunshinesunshine superman1234 superman123456 superman12345678 superman123456789 superman1234567890
  superman2025! superman2026! superman@12345 supersecret123 supersecretpassword support123456 support12345678 support123456789 support1234567890
  support2025! support2026! support@12345 system123456 system12345678 system123456789 system1234567890 system@12345 temp12345678 temp123456789
  temp1234567890 temporarypassword temppassword temppassword1 temppassword123 test12345678 test123456789 test1234567890 testpassword testpassword1
  testpassword123 thequickbrownfox thequickbrownfoxjumps thisisapassword thisismypassword toortoortoor topsecret1234 trustno1123456 trustno112345678
  trustno1123456789 trustno11234567890 trustno12025! trustno12026! trustno1@12345 trustno1trustno1 twitter12345 ubuntuubuntu user12345678
  user123456789 user1234567890 userpassword userpassword123 vagrantvagrant volleyball123 washington123 watermelon12 watermelon123 waybill123456
  waybill12345678 waybill123456789 waybill1234567890 waybill2025! waybill2026! waybill@12345 welcome!@#$% welcome123123 welcome1234! welcome12345
  welcome12345! welcome123456 welcome1234567 welcome12345678 welcome123456789 welcome1234567890 welcome2024! welcome2025! welcome2026! welcome@1234
  welcome@12345 welcomehome123 welcometothejungle welcomewelcome whatever1234 whatever123456 whatever12345678 whatever123456789 whatever1234567890
  whatever2025! whatever2026! whatever@12345 whateverwhatever windows12345 winter123456 winter12345678 winter123456789 winter1234567890 winter@12345
  winteriscoming xbox360xbox360 yourpassword1 yourpassword123 youtube12345 zaq!xsw2cde# zaq12wsxcde3 zaq1xsw2cde3 zxcvbnm12345 zxcvbnm123456
  zxcvbnmasdfgh
  `
    .trim()
    .split(/\s+/),
);
