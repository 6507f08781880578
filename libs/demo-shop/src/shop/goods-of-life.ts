import { aisle, department, shelf, type Department } from './departments.js';

/** What one wears and puts on: beauty, clothing, mother and baby, sports. */
export const GOODS_OF_LIFE: readonly Department[] = [
  department(
    'beauty',
    '美妆|Beauty',
    ['雪芙|Xuefu', '草本集|Herbary', '珀莱|Polai', '安溪|Anxi'],
    aisle(
      'skincare',
      '护肤|Skincare',
      shelf(
        'masks',
        '面膜|Face masks',
        [29, 199],
        '玻尿酸补水面膜|hyaluronic face mask; 积雪草舒缓面膜|centella calming mask; 烟酰胺亮肤面膜|niacinamide mask',
        '蚕丝面膜|silk mask; 泥膜|clay mask; 睡眠面膜|sleeping mask',
      ),
      shelf(
        'serums',
        '精华|Serums',
        [99, 899],
        '抗皱精华|anti-wrinkle serum; 维C精华|vitamin C serum; 修护精华|repair serum',
        '眼部精华|eye serum; 控油精华|balancing serum; 肌底精华|base serum',
      ),
      shelf(
        'cleansers',
        '洁面|Cleansers',
        [39, 169],
        '氨基酸洁面乳|amino acid cleanser; 洁面泡沫|foaming cleanser; 卸妆油|cleansing oil',
        '卸妆水|micellar water; 洁面皂|cleansing bar; 磨砂洁面|scrub cleanser',
      ),
    ),
    aisle(
      'makeup',
      '彩妆|Make-up',
      shelf(
        'lipsticks',
        '口红|Lipsticks',
        [59, 329],
        '丝绒口红 正红|velvet lipstick red; 丝绒口红 豆沙|velvet lipstick rose; 唇釉 奶茶|lip gloss latte',
        '润唇膏|lip balm; 唇线笔|lip liner; 口红礼盒|lipstick gift box',
      ),
      shelf(
        'foundations',
        '底妆|Foundations',
        [89, 429],
        '持妆粉底液|long-wear foundation; 气垫 象牙白|cushion ivory; 气垫 自然色|cushion natural',
        '散粉|loose powder; 遮瑕膏|concealer; 妆前乳|primer',
      ),
    ),
  ),
  department(
    'fashion',
    '服饰|Fashion',
    ['木棉|Mumian', '北野|Beiye', '一尺|Yichi', '素然|Suran'],
    aisle(
      'women',
      '女装|Women',
      shelf(
        'dresses',
        '连衣裙|Dresses',
        [129, 799],
        '法式连衣裙|French dress; 针织连衣裙|knitted dress; 衬衫裙|shirt dress',
        '吊带裙|slip dress; 半身裙|skirt; 真丝长裙|silk gown',
      ),
      shelf(
        'coats',
        '外套|Coats',
        [199, 1599],
        '羊毛大衣|wool coat; 风衣|trench coat; 牛仔外套|denim jacket',
        '短款羽绒服|short down jacket; 小西装|blazer; 针织开衫|cardigan',
      ),
    ),
    aisle(
      'men',
      '男装|Men',
      shelf(
        'shirts',
        '衬衫|Shirts',
        [99, 399],
        '牛津纺衬衫|oxford shirt; 亚麻衬衫|linen shirt; 免烫衬衫|non-iron shirt',
        '格纹衬衫|check shirt; 短袖衬衫|short-sleeved shirt; Polo衫|polo shirt',
      ),
      shelf(
        'trousers',
        '裤装|Trousers',
        [119, 499],
        '直筒牛仔裤|straight jeans; 休闲裤|chinos; 西裤|suit trousers',
        '工装裤|cargo trousers; 运动裤|joggers; 短裤|shorts',
      ),
    ),
  ),
  department(
    'mother-baby',
    '母婴|Mother and baby',
    ['贝亲亲|Beiqin', '小月亮|Little Moon', '棉语|Mianyu'],
    aisle(
      'care',
      '洗护|Care',
      shelf(
        'diapers',
        '纸尿裤|Diapers',
        [69, 259],
        '纸尿裤 NB|diapers NB; 纸尿裤 S|diapers S; 纸尿裤 M|diapers M',
        '纸尿裤 L|diapers L; 拉拉裤 XL|pull-ups XL; 云柔巾|baby wipes',
      ),
      shelf(
        'feeding',
        '喂养|Feeding',
        [39, 329],
        '宽口奶瓶|wide-neck bottle; 辅食碗|weaning bowl; 吸奶器|breast pump',
        '学饮杯|sippy cup; 围兜|bib; 恒温壶|bottle warmer',
      ),
    ),
    aisle(
      'toys',
      '玩具|Toys',
      shelf(
        'early-learning',
        '早教|Early learning',
        [29, 399],
        '木质积木|wooden blocks; 布书|cloth book; 音乐铃|musical mobile',
        '拼图|jigsaw puzzle; 平衡车|balance bike; 健身架|baby gym',
      ),
    ),
  ),
  department(
    'sports',
    '运动户外|Sports and outdoors',
    ['山野客|Shanyeke', '疾风|Jifeng', '远足者|Trekker'],
    aisle(
      'fitness',
      '健身|Fitness',
      shelf(
        'yoga',
        '瑜伽|Yoga',
        [39, 299],
        '瑜伽垫|yoga mat; 瑜伽砖|yoga block; 瑜伽球|yoga ball',
        '弹力带|resistance band; 泡沫轴|foam roller; 瑜伽服|yoga suit',
      ),
      shelf(
        'running',
        '跑步|Running',
        [49, 899],
        '缓震跑鞋|cushioned running shoes; 竞速跑鞋|racing shoes; 速干T恤|quick-dry T-shirt',
        '压缩裤|compression tights; 腰包|waist pack; 跑步袜|running socks',
      ),
    ),
    aisle(
      'outdoors',
      '户外|Outdoors',
      shelf(
        'camping',
        '露营|Camping',
        [59, 1299],
        '双人帐篷|two-person tent; 天幕|tarp; 折叠椅|folding chair',
        '露营灯|camping lamp; 睡袋|sleeping bag; 卡式炉|gas stove',
      ),
    ),
  ),
];
