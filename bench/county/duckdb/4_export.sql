COPY (SELECT * FROM clue ORDER BY rule_id, household_id, id_no, name) TO '@OUT@/clues.csv' (HEADER);
COPY (SELECT * FROM recommendation ORDER BY household_id) TO '@OUT@/households.csv' (HEADER);
