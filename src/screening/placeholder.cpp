#include "screening/sql_engine.h"
