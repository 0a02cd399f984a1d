// The scope that goes with a role, as the form asks for it and as the server wants it: 6 digits the county, 9 a town, 12 a village.
import type { RoleName } from './account'

const COUNTY_DIGITS = 6
const TOWN_DIGITS = 9

export interface WantedScope {
  town: string
  village: string
  department: string
}

// What the form asks for with a role; a contact person may have the whole county or a whole town.
export const asks = (role: RoleName | '') => ({
  town: role === 'town' || role === 'village' || role === 'contact',
  village: role === 'village' || role === 'contact',
  department: role === 'department',
  wider: role === 'contact',
})

// `county` is the code of the county. Nothing while something is still to be chosen.
export function scopeOf(
  role: RoleName,
  wanted: WantedScope,
  county: string,
): { division?: string; department?: string } | undefined {
  const whole = county.slice(0, COUNTY_DIGITS)
  switch (role) {
    case 'county':
      return { division: whole }
    case 'department':
      return wanted.department.trim() ? { division: whole, department: wanted.department.trim() } : undefined
    case 'town':
      return wanted.town ? { division: wanted.town.slice(0, TOWN_DIGITS) } : undefined
    case 'village':
      return wanted.village ? { division: wanted.village } : undefined
    case 'contact':
      return { division: wanted.village || wanted.town.slice(0, TOWN_DIGITS) || whole }
    default:
      return {}
  }
}
