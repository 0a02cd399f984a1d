// Names of routes that other areas lead to.
export const HOUSEHOLDS = 'households' // 农户档案; takes history.state.search, the text of a search
