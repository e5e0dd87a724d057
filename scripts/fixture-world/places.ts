import type { Schemas } from './body.ts';

/** A real place in England: public facts that addresses and areas of the invented organisations are made from. */
export interface Place {
  town: string;
  county?: string;
  region: Schemas['Region'];
  outwardCodes: readonly string[];
  localAuthority: string;
  constituencies: readonly string[];
  latitude: number;
  longitude: number;
  /** The clinical commissioning group (CCG) of 2021; the register still shows it beside the ICB. */
  ccg: readonly [code: string, name: string];
  icb: readonly [code: string, name: string];
  odsCcg: string;
  /** The first digits of a telephone number that Ofcom keeps free for drama use; three digits follow. */
  phone: string;
}

const noArea = '01632960';
type Row = [
  town: string,
  county: string | undefined,
  region: Schemas['Region'],
  outwardCodes: string,
  localAuthority: string,
  constituencies: string,
  latitude: number,
  longitude: number,
  ccgCode: string,
  ccgName: string,
  icbCode: string,
  icbName: string,
  odsCcg: string,
  phone: string,
];

// biome-ignore format: a table reads better with one place a line
const rows: Row[] = [
  ['Ipswich', 'Suffolk', 'East', 'IP1 IP4', 'Suffolk', 'Ipswich', 52.0594, 1.1556, 'E38000086', 'Ipswich and East Suffolk', 'E54000023', 'Suffolk and North East Essex', '06L', noArea],
  ['Norwich', 'Norfolk', 'East', 'NR2 NR5', 'Norfolk', 'Norwich North|Norwich South', 52.6309, 1.2974, 'E38000239', 'Norfolk and Waveney', 'E54000022', 'Norfolk and Waveney', '26A', noArea],
  ['Cambridge', 'Cambridgeshire', 'East', 'CB1 CB4', 'Cambridgeshire', 'Cambridge', 52.2053, 0.1218, 'E38000026', 'Cambridgeshire and Peterborough', 'E54000056', 'Cambridgeshire and Peterborough', '06H', noArea],
  ['Leicester', 'Leicestershire', 'East Midlands', 'LE2 LE5', 'Leicester', 'Leicester South|Leicester West', 52.6369, -1.1398, 'E38000097', 'Leicester City', 'E54000015', 'Leicester, Leicestershire and Rutland', '04C', '01164960'],
  ['Wigston', 'Leicestershire', 'East Midlands', 'LE18 LE8', 'Leicestershire', 'Harborough, Oadby and Wigston', 52.5853, -1.1057, 'E38000051', 'East Leicestershire and Rutland', 'E54000015', 'Leicester, Leicestershire and Rutland', '03W', '01164960'],
  ['Nottingham', 'Nottinghamshire', 'East Midlands', 'NG3 NG7', 'Nottingham', 'Nottingham East|Nottingham South', 52.9548, -1.1581, 'E38000243', 'Nottingham and Nottinghamshire', 'E54000060', 'Nottingham and Nottinghamshire', '52R', '01154960'],
  ['London', undefined, 'London', 'SE10 SE18', 'Greenwich', 'Greenwich and Woolwich|Eltham and Chislehurst', 51.4826, 0.0077, 'E38000244', 'South East London', 'E54000030', 'South East London', '72Q', '02079460'],
  ['London', undefined, 'London', 'N1 N7', 'Islington', 'Islington North|Islington South and Finsbury', 51.5465, -0.1058, 'E38000240', 'North Central London', 'E54000028', 'North Central London', '93C', '02079460'],
  ['Ruislip', 'Middlesex', 'London', 'HA4 HA6', 'Hillingdon', 'Ruislip, Northwood and Pinner', 51.5726, -0.4233, 'E38000256', 'North West London', 'E54000027', 'North West London', 'W2U3Z', '02079460'],
  ['London', undefined, 'London', 'SW17 SW19', 'Merton', 'Wimbledon|Mitcham and Morden', 51.4214, -0.2064, 'E38000245', 'South West London', 'E54000031', 'South West London', '36L', '02079460'],
  ['London', undefined, 'London', 'E7 E13', 'Newham', 'East Ham|West Ham and Beckton', 51.5255, 0.0352, 'E38000255', 'North East London', 'E54000029', 'North East London', 'A3A8R', '02079460'],
  ['Newcastle upon Tyne', 'Tyne and Wear', 'North East', 'NE3 NE6', 'Newcastle upon Tyne', 'Newcastle upon Tyne North|Newcastle upon Tyne East and Wallsend', 54.9783, -1.6178, 'E38000212', 'Newcastle Gateshead', 'E54000050', 'North East and North Cumbria', '13T', '01914980'],
  ['Durham', 'County Durham', 'North East', 'DH1 DH7', 'County Durham', 'City of Durham', 54.7753, -1.5849, 'E38000234', 'County Durham', 'E54000050', 'North East and North Cumbria', '84H', '01914980'],
  ['Sunderland', 'Tyne and Wear', 'North East', 'SR2 SR5', 'Sunderland', 'Sunderland Central', 54.9069, -1.3838, 'E38000176', 'Sunderland', 'E54000050', 'North East and North Cumbria', '00P', '01914980'],
  ['Manchester', 'Greater Manchester', 'North West', 'M8 M20', 'Manchester', 'Manchester Central|Manchester Withington', 53.4808, -2.2426, 'E38000217', 'Manchester', 'E54000057', 'Greater Manchester', '14L', '01614960'],
  ['Oldham', 'Greater Manchester', 'North West', 'OL1 OL8', 'Oldham', 'Oldham West, Chadderton and Royton|Oldham East and Saddleworth', 53.5409, -2.1114, 'E38000135', 'Oldham', 'E54000057', 'Greater Manchester', '00Y', '01614960'],
  ['Liverpool', 'Merseyside', 'North West', 'L8 L17', 'Liverpool', 'Liverpool Riverside|Liverpool Wavertree', 53.4084, -2.9916, 'E38000101', 'Liverpool', 'E54000008', 'Cheshire and Merseyside', '99A', '01514960'],
  ['Southampton', 'Hampshire', 'South East', 'SO16 SO18', 'Southampton', 'Southampton, Itchen|Southampton Test', 50.9097, -1.4044, 'E38000253', 'Hampshire, Southampton and Isle of Wight', 'E54000042', 'Hampshire and Isle of Wight', 'D9Y0V', noArea],
  ['Reading', 'Berkshire', 'South East', 'RG1 RG30', 'Reading', 'Reading Central', 51.4543, -0.9781, 'E38000221', 'Berkshire West', 'E54000044', 'Buckinghamshire, Oxfordshire and Berkshire West', '15A', '01184960'],
  ['Brighton', 'East Sussex', 'South East', 'BN1 BN2', 'Brighton and Hove', 'Brighton Pavilion|Brighton Kemptown and Peacehaven', 50.8225, -0.1372, 'E38000021', 'Brighton and Hove', 'E54000064', 'Sussex', '09D', noArea],
  ['Bournemouth', 'Dorset', 'South West', 'BH1 BH8', 'Bournemouth, Christchurch and Poole', 'Bournemouth East|Bournemouth West', 50.7192, -1.8808, 'E38000045', 'Dorset', 'E54000041', 'Dorset', '11J', noArea],
  ['Bristol', undefined, 'South West', 'BS3 BS6', 'Bristol, City of', 'Bristol Central|Bristol South', 51.4545, -2.5879, 'E38000222', 'Bristol, North Somerset and South Gloucestershire', 'E54000039', 'Bristol, North Somerset and South Gloucestershire', '15C', '01174960'],
  ['Exeter', 'Devon', 'South West', 'EX1 EX4', 'Devon', 'Exeter', 50.7184, -3.5339, 'E38000230', 'Devon', 'E54000037', 'Devon', '15N', noArea],
  ['Hereford', 'Herefordshire', 'West Midlands', 'HR1 HR4', 'Herefordshire, County of', 'Hereford and South Herefordshire', 52.0567, -2.716, 'E38000236', 'Herefordshire and Worcestershire', 'E54000019', 'Herefordshire and Worcestershire', '18C', noArea],
  ['Birmingham', 'West Midlands', 'West Midlands', 'B13 B29', 'Birmingham', 'Birmingham Selly Oak|Birmingham Hall Green and Moseley', 52.4862, -1.8904, 'E38000258', 'Birmingham and Solihull', 'E54000055', 'Birmingham and Solihull', '15E', '01214960'],
  ['Stoke-on-Trent', 'Staffordshire', 'West Midlands', 'ST1 ST4', 'Stoke-on-Trent', 'Stoke-on-Trent Central|Stoke-on-Trent South', 53.0027, -2.1794, 'E38000175', 'Stoke on Trent', 'E54000010', 'Staffordshire and Stoke-on-Trent', '05W', noArea],
  ['Hull', 'East Yorkshire', 'Yorkshire & Humberside', 'HU3 HU5', 'Kingston upon Hull, City of', 'Kingston upon Hull East|Kingston upon Hull North and Cottingham', 53.7457, -0.3367, 'E38000085', 'Hull', 'E54000051', 'Humber and North Yorkshire', '03F', noArea],
  ['Leeds', 'West Yorkshire', 'Yorkshire & Humberside', 'LS6 LS8', 'Leeds', 'Leeds North East|Leeds Central and Headingley', 53.8008, -1.5491, 'E38000225', 'Leeds', 'E54000054', 'West Yorkshire', '15F', '01134960'],
  ['Sheffield', 'South Yorkshire', 'Yorkshire & Humberside', 'S7 S11', 'Sheffield', 'Sheffield Central|Sheffield Hallam', 53.3811, -1.4701, 'E38000146', 'Sheffield', 'E54000061', 'South Yorkshire', '03N', '01144960'],
];

/** Places in all nine of CQC's regions, among them every local authority whose name contains a comma. */
export const places: readonly Place[] = rows.map(
  ([
    town,
    county,
    region,
    outward,
    localAuthority,
    seats,
    latitude,
    longitude,
    ccg,
    ccgName,
    icb,
    icbName,
    ods,
    phone,
  ]) => ({
    town,
    ...(county === undefined ? {} : { county }),
    region,
    outwardCodes: outward.split(' '),
    localAuthority,
    constituencies: seats.split('|'),
    latitude,
    longitude,
    ccg: [ccg, `NHS ${ccgName} CCG`],
    icb: [icb, `NHS ${icbName} Integrated Care Board`],
    odsCcg: ods,
    phone,
  }),
);

/** The place whose local authority is the given one; throws when the table has none. */
export function placeIn(localAuthority: string): Place {
  const place = places.find((candidate) => candidate.localAuthority === localAuthority);
  if (place === undefined) throw new Error(`No place in ${localAuthority}. Add one to places.ts.`);
  return place;
}
