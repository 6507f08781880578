type Files = Record<string, readonly string[]>;

/** A made-up retailer of three products in the Complete Journey layout, with these files replaced. */
export function journeyFiles(replaced: Files = {}): Files {
  return {
    'products.csv.gz': [
      'product_id,manufacturer_id,department,brand,product_category,product_type,package_size',
      '25671,2,GROCERY,National,FRZN ICE,ICE - CRUSHED/CUBED,22 LB',
      '25672,2,GROCERY,Private,FRZN ICE,ICE - CRUSHED/CUBED,',
      '26081,2,MISCELLANEOUS,National,,,',
    ],
    'transactions_sample.csv.gz': [
      'household_id,store_id,basket_id,product_id,quantity,sales_value,retail_disc,coupon_disc,coupon_match_disc,week,transaction_timestamp',
      '7,1,b1,25671,1,2,0,0,0,1,2017-03-05T10:00:00',
      '8,1,b2,25671,2,2,2.5,0,0.5,1,2017-03-06T10:00:00',
      '7,1,b1,25672,3,3,0,0.5,0,1,2017-03-05T10:00:00',
      '7,1,b1,26081,0,0,0,0,0,1,2017-03-05T10:00:00',
    ],
    'campaign_descriptions.csv': [
      'campaign_id,campaign_type,start_date,end_date',
      '26,Type B,2017-03-01,2017-04-09',
      '27,Type A,2017-03-01,2017-03-10',
    ],
    'campaigns.csv': ['campaign_id,household_id', '26,7', '26,9', '27,8'],
    'coupons.csv': [
      'coupon_upc,product_id,campaign_id',
      '10000085207,25671,26',
      '10000085207,25672,26',
      '51380041013,25671,27',
      '51380041013,404,27',
    ],
    'coupon_redemptions.csv': [
      'household_id,coupon_upc,campaign_id,redemption_date',
      '7,10000085207,26,2017-03-05',
    ],
    'demographics.csv': ['household_id,age,income', '7,65+,'],
    ...replaced,
  };
}
