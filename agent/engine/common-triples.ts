/**
 * The most common three-character sequences of source code, most common first; one list.
 * Counted over 37 MB of published JavaScript and Python packages (2026-11); sequences with white space are left out.
 */
export const commonTriples: readonly string[] = `
ion tio the ing ent ons con sel str elf ode tur ame ect tri ter etu urn for ort def ate ype ret --- his nst and thi rin por nam rea res lf. cti ati
typ pti val est sta ass par ted lue alu ine ile one ess all rro com ist ext men nod nce nte ser ers unc tes ror ver nde ult ite int ert pro fil end
ith not dat rom tor pre nct imp lin rap arg fun ble ead lse ten ata mpo """ ath per enc tat las pat === ont (se are get is. fro Non exp des aph opt
sio cal jec age equ ara abl orm set ram bje fer Err omp cod ple len mod her der mat cat gra ice era eve ack obj rue ins use cla ali sse pec our ase
key als tru rce ize ner fin ind wit err ope nse che ire app ace nal met sin ule ste odu mpl ren art num att ens dge act rec f._ efi add lis rat rma
mes ces ars urc tar tra und The ber e": ise ere edg tin dul mbe fau efa rit aul anc /** tho rse ran sou ime lic tex pen ive ven els din ica ned tch
er. tem red iti tha rsi sed umb ume tre ffe new pli ene out cen pos tan rip ock cri ifi cte Pro rop den ang que spe hat ore wor .co Typ les ssi nts
cha nti req eat atc ttr rai omm eme pac rep ipt lea var xte ide or( ict ues oid uff han ges esc ini ept tim scr ain ove ute cto dir cre sag Con nx.
eth ual xpo ttp rra ill eng cep ray ssa ref fie ete ach er( ork rti voi xce igh qui ngt let oun rib rac es. nge htt eci nta ies pla eam ses har low
nco ern ool sol rts ull dic tte gth ### ght eri rgs pon ded ree lf, inc liz nit but ele ign hen oth le. loc has ais ed. row log col can ce( exc lle
esu Str mit mal onf ndi uir ole ona sul ure erv lem Opt wri ust war .st es( on( pin eco cur ial man ity esp hod :// .re lat ina thr nly nfi dex nor
on. llo eso fal cke ord on" vel ato oke bac ade nne led eta qua ts. ibu ild Lic ken fig s": lit put lar wil st. Com sub yte oll al( ger try ps: ean
ct. dis ose _co ppe nfo whe ast boo ail spa loa nds lf) tai epr Val spo e() del gin arr Mod sho tps unt Thi ory cif sit hil cas two se: onl s.s s:/
fac odi doc hro rte er: ori _in rre (th ost er, dec any le" buf ese oin mis te( lti nul pri _re tac tit rou tiv nes _na ria er_ .pa ans .__ >>> cop
ppl Nod inf ync tic ena whi gum eEr own etw tif rgu rve sto s.p st( amp ne: url lab ue) Obj ait efe .de Sta clo se, e", imi nin ue, chi rot roc Tru
nd( ors rge min me, mma rna eli isi oto dep Buf s() run .ge en( rig oce rty .ad sen erf tab syn _gr omi ns. uct ... er) ian ify sor Fal le( de. emo
__( nt: oad ier .le te_ tle .in
`
  .trim()
  .split(/\s+/);
