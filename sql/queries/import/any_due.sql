SELECT EXISTS (SELECT 1 FROM cm_import WHERE due_at <= ?) OR EXISTS (SELECT 1 FROM cm_import WHERE created_at < ?)
