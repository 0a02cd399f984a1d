# Writes OUT: the SQL files FILES as {name, text} pairs, for src/store/core/schema.cpp.
list(SORT FILES)
file(WRITE ${OUT} "#include \"store/core/migrations.h\"\n\nnamespace shouwang::store {\n\nconst std::vector<Migration>& Migrations() {\n  static const std::vector<Migration> migrations = {\n")
foreach(file ${FILES})
  get_filename_component(name ${file} NAME_WE)
  file(READ ${file} text)
  file(APPEND ${OUT} "      {\"${name}\", R\"sql(${text})sql\"},\n")
endforeach()
file(APPEND ${OUT} "  };\n  return migrations;\n}\n\n}  // namespace shouwang::store\n")
