import type { Location } from '../cqc-api/filters.ts';

/** A council with social care duties, and how large it is beside others. */
export interface Council {
  name: string;
  region: NonNullable<Location['region']>;
  /** Thousands of inhabitants, rounded: a stated assumption (docs/scale.md). */
  population: number;
  latitude: number;
  longitude: number;
}

interface RegionFacts {
  /** Somewhere in its middle. */
  at: [latitude: number, longitude: number];
  /** Letters that its post codes begin with. */
  areas: string[];
  councils: string;
}

/** Regions as CQC spells them with the councils of its list, each with its population in thousands. */
export const regions: Record<string, RegionFacts> = {
  East: {
    at: [52.2, 0.6],
    areas: ['NR', 'CB', 'IP', 'CM', 'CO', 'AL', 'LU', 'PE', 'SG', 'SS'],
    councils:
      'Bedford 190|Cambridgeshire 690|Central Bedfordshire 300|Essex 1520|Hertfordshire 1210|Luton 230|Norfolk 930|Peterborough 220|Southend-on-Sea 180|Suffolk 770|Thurrock 180',
  },
  'East Midlands': {
    at: [52.9, -1.0],
    areas: ['DE', 'LE', 'LN', 'NG', 'NN'],
    councils:
      'Derby 260|Derbyshire 800|Leicester 370|Leicestershire 720|Lincolnshire 780|North Northamptonshire 360|Nottingham 320|Nottinghamshire 840|Rutland 40|West Northamptonshire 430',
  },
  London: {
    at: [51.5, -0.12],
    areas: ['N', 'E', 'SE', 'SW', 'W', 'NW', 'BR', 'CR', 'EN', 'HA', 'IG', 'RM'],
    councils:
      'Barking and Dagenham 220|Barnet 390|Bexley 250|Brent 340|Bromley 330|Camden 210|City of London 10|Croydon 390|Ealing 370|Enfield 330|Greenwich 290|Hackney 260|Hammersmith and Fulham 180|Haringey 260|Harrow 260|Havering 260|Hillingdon 310|Hounslow 290|Islington 220|Kensington and Chelsea 140|Kingston upon Thames 170|Lambeth 320|Lewisham 300|Merton 220|Newham 350|Redbridge 310|Richmond upon Thames 200|Southwark 310|Sutton 210|Tower Hamlets 310|Waltham Forest 280|Wandsworth 330|Westminster 200',
  },
  'North East': {
    at: [54.9, -1.6],
    areas: ['NE', 'SR', 'DH', 'TS', 'DL'],
    councils:
      'County Durham 520|Darlington 110|Gateshead 200|Hartlepool 90|Middlesbrough 140|Newcastle upon Tyne 300|North Tyneside 210|Northumberland 320|Redcar and Cleveland 140|South Tyneside 150|Stockton-on-Tees 200|Sunderland 270',
  },
  'North West': {
    at: [53.6, -2.5],
    areas: ['M', 'L', 'BL', 'BB', 'CA', 'CH', 'CW', 'FY', 'LA', 'OL', 'PR', 'SK', 'WA', 'WN'],
    councils:
      'Blackburn with Darwen 150|Blackpool 140|Bolton 300|Bury 190|Cheshire East 400|Cheshire West and Chester 360|Cumbria 500|Halton 130|Knowsley 150|Lancashire 1240|Liverpool 490|Manchester 550|Oldham 240|Rochdale 220|Salford 270|Sefton 280|St. Helens 180|Stockport 300|Tameside 230|Trafford 240|Warrington 210|Wigan 330|Wirral 320',
  },
  'South East': {
    at: [51.3, -0.6],
    areas: ['BN', 'CT', 'GU', 'HP', 'ME', 'MK', 'OX', 'PO', 'RG', 'RH', 'SL', 'SO', 'TN'],
    councils:
      'Bracknell Forest 120|Brighton and Hove 280|Buckinghamshire 560|East Sussex 550|Hampshire 1400|Isle of Wight 140|Kent 1590|Medway 280|Milton Keynes 290|Oxfordshire 730|Portsmouth 210|Reading 170|Slough 160|Southampton 250|Surrey 1210|West Berkshire 160|West Sussex 890|Windsor and Maidenhead 150|Wokingham 180',
  },
  'South West': {
    at: [51.0, -3.0],
    areas: ['BA', 'BH', 'BS', 'DT', 'EX', 'GL', 'PL', 'SN', 'SP', 'TA', 'TQ', 'TR'],
    councils:
      'Bath and North East Somerset 190|Bournemouth, Christchurch and Poole 400|Bristol, City of 480|Cornwall 570|Devon 820|Dorset 380|Gloucestershire 650|Isles of Scilly 2|North Somerset 220|Plymouth 270|Somerset 580|South Gloucestershire 290|Swindon 230|Torbay 140|Wiltshire 510',
  },
  'West Midlands': {
    at: [52.5, -2.0],
    areas: ['B', 'CV', 'DY', 'HR', 'ST', 'SY', 'TF', 'WR', 'WS', 'WV'],
    councils:
      'Birmingham 1150|Coventry 350|Dudley 320|Herefordshire, County of 190|Sandwell 340|Shropshire 330|Solihull 220|Staffordshire 880|Stoke-on-Trent 260|Telford and Wrekin 190|Walsall 280|Warwickshire 610|Wolverhampton 260|Worcestershire 610',
  },
  'Yorkshire & Humberside': {
    at: [53.8, -1.3],
    areas: ['BD', 'DN', 'HD', 'HG', 'HU', 'HX', 'LS', 'S', 'WF', 'YO'],
    councils:
      'Barnsley 250|Bradford 550|Calderdale 210|Doncaster 310|East Riding of Yorkshire 350|Kingston upon Hull, City of 270|Kirklees 440|Leeds 810|North East Lincolnshire 160|North Lincolnshire 170|North Yorkshire 620|Rotherham 270|Sheffield 560|Wakefield 360|York 200',
  },
};

export const councils: Council[] = Object.entries(regions).flatMap(([region, facts]) =>
  facts.councils.split('|').map((row) => {
    const [, name = '', population = ''] = /^(.+) (\d+)$/.exec(row) ?? [];
    const [latitude, longitude] = facts.at;
    return { name, region: region as Council['region'], population: Number(population), latitude, longitude };
  }),
);
